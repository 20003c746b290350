import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a library is on this machine. */
export interface Place {
  readonly directory: string;
  readonly database: string;
}

export function placeOf({ directory }: { readonly directory: string }): Place {
  const path = resolve(directory.replace(/^~(?=\/|$)/, homedir()));
  return { directory: path, database: join(path, 'zotero.sqlite') };
}
