import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { ItemRecord } from '../../../plugin/item.ts';
import { storageWith } from '../test-search.ts';
import { indexable } from './index-item.ts';
import { loadLanguages } from './languages.ts';
import { wordsNode, type WordScope } from './words-node.ts';

const weights = { title: 1, name: 1, path: 1, headings: 1, tags: 1, author: 1, from: 1, to: 1, symbols: 1, body: 1, extraTerms: 1 };

/** An item as the pipeline makes it. */
export const itemOf = (text: string, fields: Partial<ItemRecord> = {}): ItemRecord => ({
  url: 'file:///folder/file.txt',
  status: 'indexed',
  mimeType: 'text/markdown',
  size: 1,
  modifiedAt: 0,
  metadata: {},
  text,
  ...fields,
});

/** A storage of these items, made ready to be indexed. */
export async function indexOf(items: readonly ItemRecord[]): Promise<DataStorage> {
  return storageWith(await Promise.all(items.map(indexable)));
}

/** How many items typed text finds. */
export async function found(storage: DataStorage, typed: string, scope: Partial<WordScope> = {}): Promise<number> {
  const languages = await storage.languages();
  await loadLanguages(languages);
  const node = wordsNode(typed, { languages, prefix: false, quoted: false, ...scope });
  if (node === undefined) return 0;
  const { total } = await storage.search({ node, weights, limit: 1, offset: 0, candidates: 1000 });
  return total;
}
