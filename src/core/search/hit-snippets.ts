import type { StoredItem } from '../../plugin/item.ts';
import type { SnippetPart } from '../../plugin/paise.ts';
import type { QueryNode } from '../../plugin/query.ts';
import { makeSnippet } from './snippet.ts';
import { within } from './within.ts';

export interface SnippetWork {
  textOf(item: StoredItem): Promise<string | undefined>;
  /** For all snippets together. Those that are not ready by then are empty. */
  readonly budgetMs: number;
}

/** Texts that are read at a time: large ones must not fill the memory together. */
const lanes = 4;

/** A snippet for each item. A text that cannot be read, or not in time, gives an empty one: the hit is worth showing without. */
export async function snippetsFor(
  items: readonly StoredItem[],
  node: QueryNode,
  work: SnippetWork,
): Promise<readonly (readonly SnippetPart[])[]> {
  const snippets: (readonly SnippetPart[])[] = items.map(() => []);
  const deadline = performance.now() + work.budgetMs;
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      const left = deadline - performance.now();
      if (left <= 0) return;
      if (item.status !== 'indexed' && item.status !== 'partial') continue;
      const text = await within(left, () => work.textOf(item));
      if (text !== undefined && performance.now() < deadline) snippets[index] = makeSnippet(text, node);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return snippets;
}
