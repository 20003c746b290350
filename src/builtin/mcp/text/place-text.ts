import { homedir } from 'node:os';
import { filePath } from '../../../plugin/file-url.ts';

/** Where a document lies, to be cited: a path, below the home directory as `~/…`, or a URL without what a person logs in with. */
export function placeText(url: string, home = homedir()): string {
  const path = filePath(url);
  return path === undefined ? url.replace(/^([a-z][\w+.-]*:\/\/)[^/?#@]*@/i, '$1') : belowHome(path, home);
}

function belowHome(path: string, home: string): string {
  const slashed = home.replaceAll('\\', '/').replace(/\/+$/, '');
  if (slashed === '') return path;
  return path === slashed || path.startsWith(`${slashed}/`) ? `~${path.slice(slashed.length)}` : path;
}

/** A sentence that may name paths, with the home directory as `~`. */
export function withoutHome(text: string, home = homedir()): string {
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}
