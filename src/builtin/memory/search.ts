import type { StoredItem } from '../../plugin/item.ts';
import type { SortOrder, StorageQuery, StorageResult } from '../../plugin/query.ts';
import { urlName } from '../../plugin/file-url.ts';
import type { ItemIndex } from './item-index.ts';
import { matchingIds } from './matching.ts';
import { numberOf } from './properties.ts';
import { scoredWords, scoresOf } from './scores.ts';
import { byText } from './text-order.ts';
import { wordMatches } from './word-matches.ts';

/** Answers a query by trying every item. */
export function searchItems(index: ItemIndex, { node, weights, limit, offset, among, sort }: StorageQuery): StorageResult {
  const matches = wordMatches(index, node);
  const asked = new Set(among ?? index.items.keys());
  const ids = Array.from(matchingIds(index, node, matches)).filter((id) => asked.has(id));
  const scores = scoresOf(index, ids, scoredWords(node, matches), weights);
  const hits = ids.flatMap((id) => {
    const item = index.items.get(id)?.item;
    return item === undefined ? [] : { item, score: scores.get(id) ?? 0 };
  });
  hits.sort((one, other) => (sort === undefined ? 0 : bySort(one.item, other.item, sort)) || byScore(one, other));
  return { total: hits.length, scored: 'all', hits: hits.slice(offset, offset + limit).map(({ item: { id }, score }) => ({ id, score })) };
}

interface ScoredItem {
  readonly item: StoredItem;
  readonly score: number;
}

function byScore(one: ScoredItem, other: ScoredItem): number {
  return other.score - one.score || other.item.modifiedAt - one.item.modifiedAt || one.item.id - other.item.id;
}

function bySort(one: StoredItem, other: StoredItem, { by, descending }: SortOrder): number {
  const sign = descending ? -1 : 1;
  if (by === 'name') return sign * byText(urlName(one.url), urlName(other.url));
  if (by === 'url') return sign * byText(one.url, other.url);
  const [value, than] = [numberOf(one, by), numberOf(other, by)];
  if (value === undefined || than === undefined) return Number(value === undefined) - Number(than === undefined);
  return sign * (value - than);
}
