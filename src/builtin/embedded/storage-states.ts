import type { Database } from 'better-sqlite3';
import type { ItemStatus, SourceState } from '../../plugin/item.ts';
import { unpackedHash } from './storage-hash.ts';
import type { Ranges } from './storage-url.ts';
import { createUrlLookup, foldersBelow, isFolderBelow, splitUrl } from './storage-url.ts';

export interface States {
  /** In the order asked. */
  readonly ofUrls: (urls: readonly string[]) => readonly (SourceState | undefined)[];
  /** In the order asked, without items that are not those of a source URL. */
  readonly ofIds: (ids: readonly number[]) => readonly SourceState[];
  readonly countBelow: (scope: string, generation: number) => number;
}

type Row = [id: number, generation: number, kind: number, fingerprint: string, contentHash: string | null];

interface Kind {
  readonly source: string;
  readonly extractor: string;
  readonly revision: string;
  readonly mimeType: string;
  readonly status: ItemStatus;
}

/** A rescan asks for the state of every file, so rows are read bare, and what they have in common once per call. */
export function createStates(database: Database): States {
  const columns = `item.id, generation, kind, fingerprint, ${unpackedHash('content_hash')}`;
  const findId = createUrlLookup(database);
  const findFolder = database.prepare<[string], number>('SELECT id FROM folder WHERE url = ?').pluck();
  const findKind = database.prepare<[number], Kind>(
    'SELECT source, extractor, revision, mime_type AS mimeType, status FROM item_kind WHERE id = ?',
  );
  const find = database.prepare<[number, string], Row>(`SELECT ${columns} FROM item WHERE folder = ? AND name = ? AND root IS NULL`).raw();
  const findAll = database
    .prepare<[string], [...Row, url: string]>(
      `SELECT ${columns}, folder.url || name FROM json_each(?) AS asked CROSS JOIN item ON item.id = asked.value
       CROSS JOIN folder ON folder.id = item.folder WHERE item.root IS NULL ORDER BY asked.key`,
    )
    .raw();
  const countOne = database
    .prepare<[number, number], number>('SELECT count(*) FROM item WHERE id = ? AND generation <= ? AND root IS NULL')
    .pluck();
  const isBelow = `folder IN (SELECT id FROM folder WHERE ${isFolderBelow})`;
  const countItems = database.prepare<[], number | null>('SELECT sum(items) FROM item_kind').pluck();
  const countPlaces = database.prepare<Ranges, number>(`SELECT count(*) FROM item WHERE ${isBelow}`).pluck();
  const countBy = (access: string) =>
    database
      .prepare<[number, ...Ranges], number>(`SELECT count(*) FROM item ${access} WHERE generation <= ? AND root IS NULL AND ${isBelow}`)
      .pluck();
  const countFew = countBy('INDEXED BY item_url');
  const countMany = countBy('NOT INDEXED');

  function stateMaker(): (row: Row, url: string) => SourceState {
    const kindOf = remembered((id: number) => findKind.get(id) as Kind);
    return ([id, generation, kind, fingerprint, contentHash], url) => {
      const { source, extractor, revision, mimeType, status } = kindOf(kind);
      return {
        id,
        url,
        source,
        fingerprint,
        revision,
        status,
        mimeType,
        generation,
        ...(contentHash !== null && { contentHash }),
        ...(extractor !== '' && { extractor }),
      };
    };
  }

  function ofUrls(urls: readonly string[]): readonly (SourceState | undefined)[] {
    const stateOf = stateMaker();
    const folderOf = remembered((url: string) => findFolder.get(url));
    return urls.map((url) => {
      const { folder, name } = splitUrl(url);
      const id = folderOf(folder);
      const row = id === undefined ? undefined : find.get(id, name);
      return row && stateOf(row, url);
    });
  }

  return {
    // One transaction for all spares SQLite taking and giving back its lock for each.
    ofUrls: database.transaction(ofUrls),
    ofIds(ids) {
      const stateOf = stateMaker();
      return findAll
        .all(JSON.stringify(ids))
        .map(([id, generation, kind, fingerprint, contentHash, url]) => stateOf([id, generation, kind, fingerprint, contentHash], url));
    },
    countBelow(scope, generation) {
      const own = scope === '' ? undefined : findId(scope);
      const counted = own === undefined ? 0 : (countOne.get(own, generation) ?? 0);
      const ranges = foldersBelow(scope);
      // Reading every row in order takes a third of the time of finding each by its URL.
      const isMany = 3 * (countPlaces.get(...ranges) ?? 0) > (countItems.get() ?? 0);
      return counted + ((isMany ? countMany : countFew).get(generation, ...ranges) ?? 0);
    },
  };
}

function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
