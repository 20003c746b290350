import type { StoredItem } from '../../../plugin/item.ts';
import type { SearchResult, SimilarRequest } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { loadLanguages } from '../analysis/languages.ts';
import { findItem } from '../find-item.ts';
import { freshnessOfIndex } from '../freshness.ts';
import { toHit } from '../hit.ts';
import { leavingOut } from '../leaving-out.ts';
import { pageOf } from '../page.ts';
import { passagesFor } from '../passages/passages-for.ts';
import type { Ranked } from '../rank/rank.ts';
import { storageQuery } from '../rank/storage-query.ts';
import type { SearchSources } from '../search.ts';
import { within } from '../within.ts';
import { tellingWords, type TellingWord } from './telling-words.ts';

const defaultLimit = 10;
const mostHits = 1000;
/** Parts of the item itself, and what stands for others with the same content, leave room for the next. */
const spare = 40;
const readingMs = 5000;
const passagesMs = 150;
const budgetMs = 10_000;

/** Items that have the words which tell what this one is about; those with the same content first. */
export async function similar(request: SimilarRequest, sources: SearchSources): Promise<SearchResult> {
  const started = performance.now();
  const storage = leavingOut(sources.storage, request.without ?? []);
  const limit = Math.min(Math.max(0, Math.floor(request.limit ?? defaultLimit)) || 0, mostHits);
  await loadLanguages(await storage.languages());
  const item = await findItem(request.target, storage);
  const text = await within(readingMs, () => sources.textOf(item));
  const words = await tellingWords(item, text ?? '', storage);
  const node = nodeOf(words);
  const found = await storage.search(storageQuery(node, { limit: limit + spare, budgetMs }));
  const scores = new Map(found.hits.map(({ id, score }) => [id, score]));
  const others = (await storage.items([...scores.keys()])).filter((other) => !isPartOf(other, item) && !isPartOf(item, other));
  const ranked = others.map((other): Ranked => ({ item: other, score: scores.get(other.id) ?? 0, bonuses: [] }));
  const same = ranked.filter((one) => hasSameContent(one.item, item));
  const inOrder = [...same, ...ranked.filter((one) => !same.includes(one))];
  const { winners, gone } = await pageOf(inOrder, { limit, offset: 0 }, { ...sources, collapse: true });
  const [freshness, passages] = await Promise.all([
    freshnessOfIndex(await storage.summary(), sources.queue),
    passagesFor(
      winners.map((winner) => winner.item),
      node,
      { textOf: (one) => sources.textOf(one), budgetMs: passagesMs, most: 1 },
    ),
  ]);
  const total = found.total - (scores.size - others.length) - gone;
  return {
    query: request.target,
    plan: {
      node,
      text: words.map(({ word }) => word).join(' OR '),
      notes: notesOn({ same: same.length, hasText: text !== undefined, words: words.length }),
    },
    total,
    tookMs: performance.now() - started,
    freshness,
    hits: winners.map((winner, index) => toHit(winner, { passages: passages[index] ?? [] })),
  };
}

/** A word of the title counts more where it is in a title again. */
function nodeOf(words: readonly TellingWord[]): QueryNode {
  const nodes = words.flatMap(({ term, isInTitle }): readonly QueryNode[] => {
    const anywhere: QueryNode = { type: 'term', text: term, stem: true };
    return isInTitle ? [anywhere, { ...anywhere, field: 'title' }] : [anywhere];
  });
  return nodes.length === 0 ? { type: 'none' } : { type: 'or', nodes };
}

/** The item itself, or what is in it. */
function isPartOf(part: StoredItem, { id, url }: StoredItem): boolean {
  return part.id === id || part.parentUrl === url || part.url.startsWith(`${url}!/`);
}

/** Parts of a document have the hash of none of their own. */
function hasSameContent(one: StoredItem, other: StoredItem): boolean {
  const isWhole = one.parentUrl === undefined && other.parentUrl === undefined && one.size > 0;
  return isWhole && one.contentHash !== undefined && one.contentHash === other.contentHash && one.size === other.size;
}

function notesOn({ same, hasText, words }: { readonly same: number; readonly hasText: boolean; readonly words: number }): string[] {
  return [
    ...(hasText ? [] : ['The text of the item cannot be had now: only its title and headings were compared.']),
    ...(words === 0 ? ['The item has no words that others have too.'] : []),
    ...(same > 0 ? [`${same === 1 ? 'One item has' : `${same} items have`} the same content, first in the list.`] : []),
  ];
}
