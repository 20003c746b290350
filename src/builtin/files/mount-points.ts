import { readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PluginState } from '../../plugin/hosts.ts';
import { isMissing } from './reasons.ts';

/*
 * A disk that is unplugged leaves an empty folder behind, or none, which looks as if all its files had been deleted. Therefore the plugin
 * remembers on which mount points it found files.
 */

const stateKey = 'mountPoints';

export async function readMountPoints(state: PluginState): Promise<readonly string[]> {
  const value = await state.get(stateKey);
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
}

/** Remembers those that were found now, and forgets those that have become ordinary folders. */
export async function rememberMountPoints(state: PluginState, found: Iterable<string>): Promise<void> {
  const before = await readMountPoints(state);
  const kept = before.filter((path) => isUnmounted(path) || isMounted(path));
  const after = [...new Set([...kept, ...found])].toSorted();
  if (after.join('\0') !== before.join('\0')) await state.set(stateKey, after);
}

/** Whether nothing is mounted there now: the folder is gone, or empty. One that has files of its own is taken for an ordinary folder. */
export function isUnmounted(mountPoint: string): boolean {
  try {
    return !isMounted(mountPoint) && readdirSync(mountPoint).length === 0;
  } catch {
    // Gone, or not answering: either way its files are out of reach.
    return true;
  }
}

/** The mount points on the way to a path, except that of the topmost folder. */
export function mountPointsOn(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path; dirname(at) !== at; at = dirname(at)) if (isMounted(at)) found.push(at);
  return found;
}

function isMounted(path: string): boolean {
  const above = dirname(path);
  if (above === path) return false;
  try {
    return statSync(path).dev !== statSync(above).dev;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
