import { setImmediate as others } from 'node:timers/promises';
import type { StoredItem } from '../../../plugin/item.ts';
import type { ItemPage } from './schemas/items.ts';

/**
 * The first items behind the one with the URL `after`. Items are ordered by the UTF-8 bytes of their URLs. What comes before is passed over, which
 * may take a while; others have their turn meanwhile.
 */
export async function pageOfItems(
  pages: AsyncIterable<readonly StoredItem[]>,
  { limit, after, signal }: { readonly limit: number; readonly after?: string; readonly signal: AbortSignal },
): Promise<ItemPage> {
  const begin = after === undefined ? undefined : Buffer.from(after);
  const found: StoredItem[] = [];
  for await (const page of pages) {
    signal.throwIfAborted();
    for (const item of page) {
      if (begin && Buffer.compare(Buffer.from(item.url), begin) <= 0) continue;
      const last = found.at(-1);
      if (found.length === limit && last) return { items: found, next: last.url };
      found.push(item);
    }
    await others();
  }
  return { items: found };
}
