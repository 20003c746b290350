import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';
import { unconfinedModules } from '../../../plugin/permissions.ts';
import type { Confinement } from '../worker-command.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';

/** What a process of a plugin may do: read its own code, and what its permissions name. */
export function confinementOf({ name, folders, manifest }: ExternalPlugin): Confinement {
  const starred = folders.find((folder) => folder.includes('*'));
  // Node would take it for any name.
  if (starred !== undefined)
    throw new PaiseError('PLUGIN_INVALID', `It cannot be confined to ${starred}: the path contains a "*".`, {
      plugin: name,
      where: starred,
    });
  const permitted: readonly string[] = manifest?.permissions?.modules ?? [];
  const forbidden = Object.entries(unconfinedModules).filter(([module]) => !permitted.includes(module));
  return { read: [...folders, ...permittedPlaces(manifest)], without: forbidden.map(([, option]) => option) };
}

/** Whether the permissions of a plugin name this path, or a folder around it. */
export function mayRead({ manifest }: Pick<ExternalPlugin, 'manifest'>, path: string): boolean {
  return permittedPlaces(manifest).some((place) => isWithin(resolve(path), resolve(place)));
}

function permittedPlaces(manifest: ExternalPlugin['manifest']): readonly string[] {
  const named = (manifest?.permissions?.read ?? []).map((place) => (place.startsWith('~/') ? join(homedir(), place.slice(2)) : place));
  // A relative path would be one below wherever paise2 was started.
  return named.filter((place) => isAbsolute(place) && !place.includes('*'));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
