import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** An absolute path without `/` at its end; `~` is the home folder. */
export function expandHome(path: string): string {
  if (path !== '~' && !path.startsWith('~/')) return resolve(path);
  return resolve(join(homedir(), path.slice(1)));
}

/** The path as a person writes it: below the home folder with `~`. */
export function abbreviateHome(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
