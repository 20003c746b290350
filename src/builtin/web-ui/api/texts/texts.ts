import type { StoredItem } from '../../../../plugin/item.ts';
import type { Paise, ReadItem } from '../../../../plugin/paise.ts';
import { createLastUsed } from '../../last-used.ts';

export interface Texts {
  /** The text of an item with the matches of a query. One that was just read is not read again for its next range. */
  read(item: StoredItem, query: string): Promise<ReadItem>;
}

/** Bytes of texts that are remembered; the last one is, whatever its size. */
const mostBytes = 32 * 1024 * 1024;
const bytesOfMark = 40;

export function createTexts(paise: Pick<Paise, 'read'>): Texts {
  const known = createLastUsed<Promise<ReadItem>>(mostBytes);
  return {
    async read({ id, indexedAt }, query) {
      const key = `${id} ${indexedAt} ${query}`;
      const before = known.get(key);
      if (before) return before;
      // Several ranges that are asked for at once share one reading.
      const reading = paise.read(String(id), query === '' ? {} : { query });
      known.set(key, reading, 0);
      try {
        const read = await reading;
        if (read.text === undefined) known.delete(key);
        else known.set(key, reading, read.text.length * 2 + (read.marks?.length ?? 0) * bytesOfMark);
        return read;
      } catch (error) {
        known.delete(key);
        throw error;
      }
    },
  };
}
