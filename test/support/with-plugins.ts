import { builtinPlugins } from '../../src/builtin/index.ts';
import type { LogEntry } from '../../src/core/diagnostics/log.ts';
import { createPaise, type RunningPaise } from '../../src/core/paise.ts';
import { bootstrap } from '../../src/core/startup.ts';
import type { Profile } from '../../src/core/system.ts';
import type { Plugin } from '../../src/plugin/define-plugin.ts';
import type { Place } from './place.ts';

const embedded = 'embedded/embedded';
const usual: Profile = { dataStorage: embedded, jobQueue: embedded, stateStorage: embedded, cache: embedded, workers: 'inline' };

export interface Given {
  readonly profile?: Partial<Profile>;
  readonly access?: 'read' | 'write';
  readonly log?: (entry: LogEntry) => void;
}

/** paise2 with plugins beside the built-in ones, as a file in the plugins folder will be, its workers in this process. */
export function openWith(
  place: Place,
  plugins: readonly Plugin[],
  { profile, access = 'write', log = () => {} }: Given = {},
): RunningPaise {
  const booted = bootstrap({
    version: '0.0.0',
    configDirectory: place.configDirectory,
    dataDirectory: place.dataDirectory,
    plugins: [
      ...builtinPlugins,
      ...plugins.map((plugin) => ({ name: plugin.name, from: 'file' as const, load: async () => ({ default: plugin }) })),
    ],
    profiles: { test: { ...usual, ...profile } },
    profile: 'test',
    workerProgram: new URL('../../src/worker.ts', import.meta.url),
    strict: true,
  });
  booted.logger.direct(log);
  return createPaise(booted, access);
}
