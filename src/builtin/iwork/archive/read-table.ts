import { cellValue, type SharedTexts } from './cell-value.ts';
import type { ArchivedObject } from './read-objects.ts';
import { messageOf, messagesOf, numberOf, referencesOf, stringOf } from './protobuf.ts';

export type FindObject = (id: number | undefined) => ArchivedObject | undefined;

const mostColumns = 1000;
const longestCell = 100_000;

/** Rows of a table (`TST.TableModelArchive`) that have something in them, with tabs between the cells. `storage` gives the text of one. */
export function* readTable(model: Buffer, find: FindObject, storage: (id: number) => string): Generator<string> {
  const store = messageOf(model, 4);
  const texts: SharedTexts = {
    plain: textsOf(store, 4, find, (entry) => stringOf(entry, 3)),
    rich: textsOf(store, 17, find, (entry) => {
      const payload = find(referencesOf(entry, 9)[0]);
      return payload === undefined ? '' : referencesOf(payload.message, 1).map(storage).join(' ');
    }),
  };
  for (const reference of messagesOf(messageOf(store, 3), 1)) {
    const tile = find(referencesOf(reference, 2)[0]);
    if (tile === undefined) continue;
    for (const row of messagesOf(tile.message, 5)) {
      const text = rowText(row, texts);
      if (text !== '') yield text;
    }
  }
}

function rowText(row: Buffer, texts: SharedTexts): string {
  const isCurrent = messageOf(row, 6).length > 0;
  const cells = messageOf(row, isCurrent ? 6 : 3);
  const offsets = messageOf(row, isCurrent ? 7 : 4);
  const unit = isCurrent && numberOf(row, 8) === 1 ? 4 : 1;
  const values: string[] = [];
  for (let column = 0; column < mostColumns && column * 2 + 2 <= offsets.length; column += 1) {
    const offset = offsets.readInt16LE(column * 2);
    if (offset < 0) continue;
    const value = cellValue(cells.subarray(offset * unit), texts)
      .slice(0, longestCell)
      .trim();
    if (value !== '') values.push(value);
  }
  return values.join('\t');
}

/** Texts by number, from a list (`TST.TableDataList`) that may go on in segments. It is read when the first is asked for. */
function textsOf(store: Buffer, field: number, find: FindObject, read: (entry: Buffer) => string): (key: number) => string {
  let entries: Map<number, Buffer> | undefined;
  return (key) => {
    entries ??= entriesOf(find(referencesOf(store, field)[0])?.message, find);
    const entry = entries.get(key);
    return entry === undefined ? '' : read(entry);
  };
}

function entriesOf(list: Buffer | undefined, find: FindObject): Map<number, Buffer> {
  const entries = new Map<number, Buffer>();
  if (list === undefined) return entries;
  const segments = referencesOf(list, 4).flatMap((id) => find(id)?.message ?? []);
  for (const part of [list, ...segments])
    for (const entry of messagesOf(part, 3)) {
      const key = numberOf(entry, 1);
      if (key !== undefined) entries.set(key, entry);
    }
  return entries;
}
