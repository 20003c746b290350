import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { PluginOrigin } from '../../plugin/plugins.ts';
import { packageEntry, type PackageFacts } from './package-entry.ts';
import { trustedProjects } from './trusted-projects.ts';

/** A plugin of a third party that is there, before anything of it was run. */
export interface FoundPlugin {
  readonly from: Exclude<PluginOrigin, 'built-in'>;
  /** Path of its file. Where its package names none, that of its `package.json`. */
  readonly entry: string;
  /** Folders with its code. */
  readonly folders: readonly string[];
  /** Changes with its files, as far as a look at them tells. */
  readonly fingerprint: string;
  readonly package?: PackageFacts;
  /** Why it is not even looked at. */
  readonly problem?: string;
}

export interface PluginPlaces {
  readonly configDirectory: string;
  readonly dataDirectory: string;
}

export const pluginFolder = ({ configDirectory }: Pick<PluginPlaces, 'configDirectory'>): string => join(configDirectory, 'plugins');
export const packagesFolder = ({ dataDirectory }: Pick<PluginPlaces, 'dataDirectory'>): string => join(dataDirectory, 'plugins');
export const projectFolder = (project: string): string => join(project, '.paise2', 'plugins');

/** All plugins of third parties, in the order of loading: packages, files, projects; each by name. Reads a few small files, and runs none. */
export function findPlugins(places: PluginPlaces): readonly FoundPlugin[] {
  return [
    ...packagesOf(places),
    ...filesIn(pluginFolder(places)).map((file) => foundFile(file, 'file')),
    ...trustedProjects(places.dataDirectory).flatMap(({ folder, problemOf }) =>
      filesIn(projectFolder(folder)).map((file) => {
        const problem = problemOf(file);
        return { ...foundFile(file, 'project'), ...(problem !== undefined && { problem }) };
      }),
    ),
  ];
}

/** Files that may be plugins. Tests, scenarios and declarations lie beside them. */
export function filesIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => ['.ts', '.mts', '.js', '.mjs'].includes(extname(name)) && !/^[._]|\.(?:test|spec|scenarios|d)\.m?[jt]s$/.test(name))
    .map((name) => join(folder, name))
    .filter(isFile);
}

export function foundFile(file: string, from: 'file' | 'project'): FoundPlugin {
  const entry = realpathSync(file);
  return { from, entry, folders: [dirname(entry)], fingerprint: fingerprintOf(entry) };
}

/** The packages that were asked for; what they brought along is not looked at. */
const packagesOf = (places: PluginPlaces): readonly FoundPlugin[] =>
  dependenciesOf(packagesFolder(places)).map((name) => installedPackage(places, name));

export function installedPackage(places: Pick<PluginPlaces, 'dataDirectory'>, name: string): FoundPlugin {
  const all = join(packagesFolder(places), 'node_modules');
  return foundPackage(join(all, name), [all]);
}

/** A folder with a `package.json`. `around` are folders that it imports from. */
export function foundPackage(folder: string, around: readonly string[]): FoundPlugin {
  const found = packageEntry(folder);
  if ('problem' in found) {
    const { problem, facts } = found;
    return {
      from: 'package',
      entry: join(folder, 'package.json'),
      folders: [],
      fingerprint: '',
      problem,
      ...(facts && { package: facts }),
    };
  }
  const { entry, facts } = found;
  return {
    from: 'package',
    entry,
    folders: [...around, realpathSync(folder)],
    fingerprint: `${facts.version} ${fingerprintOf(entry)}`,
    package: facts,
  };
}

export const dependenciesOf = (folder: string): readonly string[] => Object.keys(specificationsOf(folder));

/** What was asked for, by name of the package. */
export function specificationsOf(folder: string): Readonly<Record<string, string>> {
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return dependencies;
  } catch {
    // Nothing was added yet.
    return {};
  }
}

function fingerprintOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${basename(path)} ${size} ${mtimeMs} ${ino}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A link that leads nowhere.
    return false;
  }
}
