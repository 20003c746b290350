import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileUrl } from '../../../plugin/file-url.ts';
import type { Filter } from '../../../plugin/query.ts';
import type { McpOptions } from '../options.ts';

/** What decides whether an item is denied. */
export interface Deniable {
  readonly url: string;
  readonly mimeType: string;
  readonly source: string;
}

/** What agents never get. */
export interface Denial {
  /** For the index to leave out. */
  readonly without: readonly Filter[];
  /** Whether an item is denied for what it is; what it is part of is another question. */
  fits(item: Deniable): boolean;
}

export function denialOf({ sources, types, folders }: McpOptions['deny']): Denial {
  const prefixes = types.map((type) => type.replace(/\*$/, ''));
  const below = folders.flatMap(folderUrls);
  return {
    without: [
      ...sources.map((value): Filter => ({ field: 'source', value })),
      ...prefixes.map((value): Filter => ({ field: 'type', value })),
      ...below.map((value): Filter => ({ field: 'in', value })),
    ],
    fits: ({ url, mimeType, source }) =>
      sources.some((denied) => source === denied || source.startsWith(`${denied}/`)) ||
      prefixes.some((denied) => (denied.endsWith('/') ? mimeType.startsWith(denied) : mimeType === denied)) ||
      below.some((denied) => url === denied || url.startsWith(`${denied}/`) || url.startsWith(`${denied}!/`)),
  };
}

/** A folder as it is written, and where its links lead. */
function folderUrls(folder: string): readonly string[] {
  const path = resolve(folder.replace(/^~(?=\/|$)/, homedir()));
  return [...new Set([path, realPath(path)])].map((one) => fileUrl(one).replace(/\/+$/, ''));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
