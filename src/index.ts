import { readFileSync } from 'node:fs';
import { builtinPlugins } from './builtin/index.ts';
import { createPaise, type RunningPaise } from './core/paise.ts';
import type { LogLevel } from './core/diagnostics/log.ts';
import { ownProgram, packageJson } from './core/own-program.ts';
import { bootstrap } from './core/startup.ts';
import type { Bootstrapped, StartRequest } from './core/system.ts';
import { defaultDirectories } from './directories.ts';
import { profiles } from './profiles.ts';

export type { RunningPaise } from './core/paise.ts';
export type * from './plugin/paise.ts';

/** How to open paise2 from a program. Everything has a default: that of the command. */
export interface OpenRequest {
  readonly configDirectory?: string;
  readonly dataDirectory?: string;
  /** `embedded` or `memory`; default: the configured one. */
  readonly profile?: string;
  /** `write`: what changes data is asked of the engine that runs, or this process becomes it. `read`, the default: it is refused. */
  readonly access?: 'read' | 'write';
  /** A plugin that fails is fatal instead of set aside. */
  readonly strict?: boolean;
  /** The least important log messages that are handed on; default: the configured ones. */
  readonly logLevel?: LogLevel;
}

/** Opens paise2. Nothing is read or started before a method needs it. Close it when done. */
export function openPaise(request: OpenRequest = {}): RunningPaise {
  return createPaise(boot(request), request.access ?? 'read');
}

/** Phase 1 with the built-in plugins and the usual places. */
export function boot({ profile, strict, logLevel, ...places }: OpenRequest): Bootstrapped {
  const start: StartRequest = {
    version,
    ...defaultDirectories(),
    ...Object.fromEntries(Object.entries(places).filter(([key, value]) => key !== 'access' && value !== undefined)),
    plugins: builtinPlugins,
    profiles,
    workerProgram: ownProgram('worker'),
    serverProgram: ownProgram('server'),
    ...(profile !== undefined && { profile }),
    ...(strict !== undefined && { strict }),
    ...(logLevel && { logLevel }),
  };
  return bootstrap(start);
}

const version = (JSON.parse(readFileSync(packageJson, 'utf8')) as { readonly version: string }).version;
