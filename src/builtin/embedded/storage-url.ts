import type { Database } from 'better-sqlite3';

/** A URL in two parts that make it up again when joined. */
export interface UrlParts {
  /** Up to and including the last `/`. */
  readonly folder: string;
  readonly name: string;
}

export function splitUrl(url: string): UrlParts {
  const end = url.lastIndexOf('/') + 1;
  return { folder: url.slice(0, end), name: url.slice(end) };
}

/** Condition on `folder.url` for {@link foldersBelow}. */
export const isFolderBelow = '((folder.url >= ? AND folder.url < ?) OR (folder.url >= ? AND folder.url < ?))';

/** Pairs of bounds, see {@link foldersBelow}. */
export type Ranges = [from: string, before: string | Uint8Array, from: string, before: string];

/** Ranges of the folders below `scope`: those of its members where it is a container, and those in it. All folders where it is empty. */
export function foldersBelow(scope: string): Ranges {
  // `0` is the character after `/`; all texts come before all blobs.
  return scope === '' ? ['', new Uint8Array(), '', ''] : [`${scope}!/`, `${scope}!0`, `${scope}/`, `${scope}0`];
}

/** Finds the id of the item with a URL. */
export function createUrlLookup(database: Database): (url: string) => number | undefined {
  const find = database
    .prepare<[string, string], number>(
      'SELECT item.id FROM folder JOIN item ON item.folder = folder.id WHERE folder.url = ? AND item.name = ?',
    )
    .pluck();
  return (url) => {
    const { folder, name } = splitUrl(url);
    return find.get(folder, name);
  };
}
