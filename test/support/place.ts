import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Hit, IndexReport } from '../../src/plugin/paise.ts';
import { openPaise, type OpenRequest, type RunningPaise } from '../../src/index.ts';

/** A machine of one's own: folders for files, configuration and data, gone after the test. */
export interface Place {
  readonly files: string;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  configure(yaml: string): void;
  open(request?: OpenRequest): RunningPaise;
  /** Indexes all files in an engine of its own. */
  index(targets?: readonly string[]): Promise<IndexReport>;
  /** Searches in a reader of its own. */
  search(query: string): Promise<readonly Hit[]>;
  environment(): NodeJS.ProcessEnv;
}

export function createPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'paise2-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = join(root, 'files');
  const configDirectory = join(root, 'config');
  const dataDirectory = join(root, 'data');
  for (const directory of [files, configDirectory]) mkdirSync(directory);
  const path = (name: string): string => join(files, name);
  const open = (request: OpenRequest = {}): RunningPaise => openPaise({ configDirectory, dataDirectory, ...request });
  return {
    files,
    configDirectory,
    dataDirectory,
    path,
    open,
    write(name, content) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
    configure: (yaml) => writeFileSync(join(configDirectory, 'config.yaml'), yaml),
    async index(targets = [files]) {
      const paise = open({ access: 'write' });
      try {
        return await paise.index({ targets });
      } finally {
        await paise.close();
      }
    },
    async search(query) {
      const paise = open();
      try {
        return (await paise.search({ query, loosen: false })).hits;
      } finally {
        await paise.close();
      }
    },
    environment: () => ({ ...process.env, PAISE2_CONFIG_DIR: configDirectory, PAISE2_DATA_DIR: dataDirectory }),
  };
}

export const namesOf = (hits: readonly Hit[]): readonly string[] =>
  hits.map(({ url }) => decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))).toSorted();
