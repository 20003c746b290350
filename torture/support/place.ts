import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/** Files to index, a configuration and a data directory. */
export interface Place {
  readonly root: string;
  /** HOME of every process of this place, by which they are known; the mock extractor finds here what it needs. */
  readonly home: string;
  readonly files: string;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  readonly workspace: Workspace;
  /** What the clock of the place's engines is ahead. It grows when waiting for a later time would take too long. */
  clockAheadMs: number;
}

export function createPlace(workspace: Workspace, name: string): Place {
  const root = join(workspace.root, name);
  const place: Place = {
    root,
    home: root,
    files: join(root, 'files'),
    configDirectory: join(root, 'config'),
    dataDirectory: join(root, 'data'),
    workspace,
    clockAheadMs: 0,
  };
  for (const directory of [place.files, place.configDirectory]) mkdirSync(directory, { recursive: true });
  configure(place, {});
  return place;
}

/** Sets options of the engine, in the section `paise2:`, beside what every place has. */
export function configure(place: Place, engine: Readonly<Record<string, unknown>>): void {
  const configuration = { files: { roots: [place.files] }, paise2: { workers: { count: 2 }, log: 'error', ...engine } };
  // JSON is YAML.
  writeConfiguration(place, JSON.stringify(configuration, undefined, 2));
}

export const writeConfiguration = (place: Place, yaml: string | Uint8Array): void =>
  writeFileSync(join(place.configDirectory, 'config.yaml'), yaml);

/** The mock extractor of this place takes this version, from the next process on. */
export const setMockVersion = (place: Place, version: number): void => writeFileSync(join(place.home, 'mock-version'), String(version));

/** The same files with data and processes of their own. */
export function withData(place: Place, name: string): Place {
  const home = join(place.root, name);
  mkdirSync(home);
  return { ...place, home, dataDirectory: join(home, 'data') };
}
