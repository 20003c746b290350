import type { Database } from 'better-sqlite3';
import type { ItemStatus } from '../../plugin/item.ts';
import type { Ranges } from './storage-url.ts';
import { createUrlLookup, foldersBelow, isFolderBelow } from './storage-url.ts';

/** What to walk over: all items at and below `scope`, or only those of source URLs, or only those with a status. */
export interface Walk {
  readonly scope: string;
  readonly sourcesOnly: boolean;
  readonly status?: ItemStatus | undefined;
}

interface Folder {
  readonly id: number;
  readonly url: string;
}

interface Page extends Pick<Walk, 'status'> {
  readonly folder: number;
  readonly from: string;
  readonly after: string | undefined;
  readonly sourcesOnly: number;
}

const rowsAtOnce = 1000;

/**
 * Walks over ids in the order of their URLs. No statement is open between two of them, so the storage may be written to meanwhile.
 *
 * URLs of a folder mix with those of the folders in it: `a/b.txt` stands between `a/b!/…` and `a/b/…`. But all that begins with a folder's
 * URL stands together, so among the folders begun, the one begun last has the next URL.
 */
export function createWalk(database: Database): (walk: Walk) => Generator<number> {
  const findId = createUrlLookup(database);
  const folders = database.prepare<Ranges, Folder>(`SELECT id, url FROM folder WHERE ${isFolderBelow} ORDER BY url`);
  const page = database.prepare<[Page], { readonly id: number; readonly name: string }>(
    `SELECT id, name FROM item WHERE folder = @folder AND name >= @from AND name IS NOT @after
     AND (@sourcesOnly = 0 OR root IS NULL)
     AND (@status IS NULL OR kind IN (SELECT id FROM item_kind WHERE status = @status)) ORDER BY name LIMIT ${rowsAtOnce}`,
  );

  function* itemsOf(folder: Folder, { sourcesOnly, status }: Walk): Generator<{ readonly id: number; readonly url: string }, undefined> {
    let last: string | undefined;
    do {
      const rows = page.all({ folder: folder.id, from: last ?? '', after: last, sourcesOnly: Number(sourcesOnly), status });
      for (const { id, name } of rows) yield { id, url: folder.url + name };
      last = rows.at(-1)?.name;
    } while (last !== undefined);
  }

  return function* walk(request) {
    const own = request.scope === '' ? undefined : findId(request.scope);
    if (own !== undefined) yield own;
    const begun: { readonly items: ReturnType<typeof itemsOf>; next: { readonly id: number; readonly url: string } }[] = [];
    for (const folder of [...folders.all(...foldersBelow(request.scope)), undefined]) {
      for (let top = begun.at(-1); top !== undefined; top = begun.at(-1)) {
        if (folder !== undefined && top.next.url > folder.url) break;
        yield top.next.id;
        const next = top.items.next().value;
        if (next === undefined) begun.pop();
        else top.next = next;
      }
      if (folder === undefined) return;
      const items = itemsOf(folder, request);
      const next = items.next().value;
      if (next !== undefined) begun.push({ items, next });
    }
  };
}
