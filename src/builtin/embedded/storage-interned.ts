import type { Database } from 'better-sqlite3';
import type { ItemRecord, SourceItems } from '../../plugin/item.ts';

/** What many rows have in common, as ids. Remembers what it met, so it must not outlive the transaction. */
export interface Interned {
  /** Id of a folder; `undefined` where it is unknown. */
  knownFolder(url: string): number | undefined;
  folder(url: string): number;
  kind(owner: SourceItems, item: ItemRecord): number;
  kept(kept: NonNullable<SourceItems['kept']>): number;
}

type Id = { readonly id: number };
type Kind = [source: string, extractor: string, revision: string, mimeType: string, status: string, reasonCode: string, language: string];

export function createInterning(database: Database): () => Interned {
  const findFolder = database.prepare<[string], Id>('SELECT id FROM folder WHERE url = ?');
  const addFolder = database.prepare<[string]>('INSERT INTO folder (url) VALUES (?)');
  const findKind = database.prepare<Kind, Id>(
    'SELECT id FROM item_kind WHERE source = ? AND extractor = ? AND revision = ? AND mime_type = ? AND status = ? AND reason_code = ? AND language = ?',
  );
  const addKind = database.prepare<Kind>(
    'INSERT INTO item_kind (source, extractor, revision, mime_type, status, reason_code, language) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const findKept = database.prepare<[string], Id>('SELECT id FROM kept WHERE key = ?');
  const addKept = database.prepare<[string, Uint8Array]>('INSERT INTO kept (key, bytes) VALUES (?, ?)');

  return () => {
    const folders = new Map<string, number>();
    const kinds = new Map<string, number>();

    function knownFolder(url: string): number | undefined {
      const id = folders.get(url) ?? findFolder.get(url)?.id;
      if (id !== undefined) folders.set(url, id);
      return id;
    }

    return {
      knownFolder,
      folder(url) {
        const known = knownFolder(url);
        if (known !== undefined) return known;
        const id = added(addFolder.run(url));
        folders.set(url, id);
        return id;
      },
      kind({ source, extractor = '', revision }, { mimeType, status, reason, language = '' }) {
        const kind: Kind = [source, extractor, revision, mimeType, status, reason?.code ?? '', language];
        const key = kind.join('\0');
        const id = kinds.get(key) ?? findKind.get(...kind)?.id ?? added(addKind.run(...kind));
        kinds.set(key, id);
        return id;
      },
      kept: ({ key, bytes }) => findKept.get(key)?.id ?? added(addKept.run(key, bytes)),
    };
  };
}

const added = ({ lastInsertRowid }: { readonly lastInsertRowid: number | bigint }): number => Number(lastInsertRowid);
