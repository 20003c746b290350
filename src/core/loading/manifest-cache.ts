import { join } from 'node:path';
import type { PluginManifest } from './plugin-manifest.ts';
import { readRecord, writeRecord } from './record.ts';

/** What was learnt of the plugin in a file when it was looked at. */
export type Described =
  | { readonly manifest: PluginManifest }
  /** With `until`, a Unix time in milliseconds, the problem may pass. */
  | { readonly problem: string; readonly until?: number };

type Known = Readonly<Record<string, { readonly fingerprint: string; readonly described: Described }>>;

const recordIn = (dataDirectory: string): string => join(dataDirectory, 'plugins.json');

/** Descriptions by path of the file, each good as long as the file is the same, and paise2 too. */
export interface ManifestCache {
  get(entry: string, fingerprint: string): Described | undefined;
  set(entry: string, fingerprint: string, described: Described): void;
  /** Forgets all files but these, and writes down what is new. */
  save(entries: readonly string[]): void;
}

export function openManifestCache(dataDirectory: string, version: string): ManifestCache {
  const known = new Map(Object.entries(readRecord(recordIn(dataDirectory)) as Known));
  let changed = false;
  return {
    get(entry, fingerprint) {
      const found = known.get(entry);
      if (found?.fingerprint !== `${version} ${fingerprint}`) return undefined;
      const { described } = found;
      return 'problem' in described && described.until !== undefined && described.until < Date.now() ? undefined : described;
    },
    set(entry, fingerprint, described) {
      known.set(entry, { fingerprint: `${version} ${fingerprint}`, described });
      changed = true;
    },
    save(entries) {
      for (const entry of known.keys()) if (!entries.includes(entry)) changed = known.delete(entry);
      if (!changed) return;
      try {
        writeRecord(recordIn(dataDirectory), Object.fromEntries(known));
      } catch {
        // The next start looks at them again.
      }
    },
  };
}
