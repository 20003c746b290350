import type { StoredItem } from '../../../plugin/item.ts';
import type { Passage } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { within } from '../within.ts';
import { passagesOf } from './passages-of.ts';

export interface PassageWork {
  textOf(item: StoredItem): Promise<string | undefined>;
  /** For the passages of all items together. Those that are not ready by then are missing. */
  readonly budgetMs: number;
  /** Most passages of an item. */
  readonly most: number;
}

/** Texts that are read at a time: large ones must not fill the memory together. */
const lanes = 4;

/** The best passages of each item. A text that cannot be read, or not in time, has none: the hit is worth showing without. */
export async function passagesFor(
  items: readonly StoredItem[],
  node: QueryNode,
  { textOf, budgetMs, most }: PassageWork,
): Promise<readonly (readonly Passage[])[]> {
  const passages: (readonly Passage[])[] = items.map(() => []);
  const deadline = performance.now() + budgetMs;
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      const left = deadline - performance.now();
      if (left <= 0) return;
      if (item.status !== 'indexed' && item.status !== 'partial') continue;
      const text = await within(left, () => textOf(item));
      if (text !== undefined && performance.now() < deadline) passages[index] = passagesOf(text, node, { item, most });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return passages;
}
