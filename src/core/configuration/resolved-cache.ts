/**
 * Remembers a configuration that was found valid, so that a new process need not load a YAML parser and a schema library (100 ms) to
 * find the same again. Must import neither.
 */
import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { EngineOptions } from './engine-options.ts';
import { readRecord } from '../loading/record.ts';
import { isMap } from './json.ts';

export interface ResolvedConfiguration {
  readonly tree: ConfigurationTree;
  readonly engine: EngineOptions;
  /** By plugin. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Plugins that were disabled when the configuration was read last, whatever it is now: enough to know whose commands there are. */
export function lastDisabled(dataDirectory: string): readonly string[] {
  const { engine } = readRecord(fileIn(dataDirectory)) as { engine?: Partial<EngineOptions> };
  return engine?.disabledPlugins ?? [];
}

/** What was remembered under this very key. Anything odd is taken for nothing. */
export function readResolved(dataDirectory: string, key: string): ResolvedConfiguration | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(fileIn(dataDirectory), 'utf8'));
    if (!isMap(stored) || stored['key'] !== key) return undefined;
    const { tree, engine, options } = stored;
    return isMap(tree) && isMap(engine) && isMap(options) ? { tree, engine: engine as unknown as EngineOptions, options } : undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether it is remembered now. It is not where options hold what JSON cannot, or where the directory cannot be written. */
export function writeResolved(dataDirectory: string, key: string, { tree, engine, options }: ResolvedConfiguration): boolean {
  const draft = `${fileIn(dataDirectory)}.${process.pid}`;
  try {
    const text = JSON.stringify({ key, tree, engine, options });
    if (!isDeepStrictEqual(JSON.parse(text), { key, tree, engine, options })) return false;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, fileIn(dataDirectory));
    return true;
  } catch {
    discard(draft);
    return false;
  }
}

function discard(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // It was not even begun.
  }
}

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'configuration.json');
