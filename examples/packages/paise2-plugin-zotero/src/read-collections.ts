import type { DatabaseSync } from 'node:sqlite';
import { numberIn, rowsById, textIn, type Row } from './rows.ts';

/** The collections of each item, with the ones that they are in. */
export function readCollections(database: DatabaseSync): ReadonlyMap<number, readonly string[]> {
  const collections = rowsById(database, 'SELECT collectionID AS id, collectionName, parentCollectionID FROM collections');
  const paths = new Map<number, string>();
  for (const id of collections.keys()) paths.set(id, pathOf(id, collections));
  const members = rowsById(database, 'SELECT itemID AS id, collectionID FROM collectionItems ORDER BY collectionID');
  const found = Array.from(members, ([id, rows]) => [id, rows.map((row) => paths.get(numberIn(row, 'collectionID') ?? 0) ?? '')] as const);
  return new Map(found.map(([id, names]) => [id, names.filter((name) => name !== '')]));
}

/** A damaged database may have collections that are in each other. */
const deepest = 50;

function pathOf(id: number, collections: ReadonlyMap<number, readonly Row[]>): string {
  const names: string[] = [];
  for (let at: number | undefined = id; at !== undefined && names.length < deepest;) {
    const [row]: readonly Row[] = collections.get(at) ?? [];
    names.unshift(textIn(row, 'collectionName'));
    at = numberIn(row, 'parentCollectionID');
  }
  return names.join(' / ');
}
