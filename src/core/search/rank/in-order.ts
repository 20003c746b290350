import type { QueryNode, StorageResult } from '../../../plugin/query.ts';
import type { Deadline, SearchedStorage } from '../deadline.ts';
import { bonusesFor } from './bonuses.ts';
import type { WordDemand } from './demands.ts';
import { nameNode } from './exact-names.ts';
import { allOf } from './query-nodes.ts';
import type { Ranked, RankRequest } from './rank.ts';
import { rankedWindow, storageQuery } from './storage-query.ts';

export interface Searched {
  readonly node: QueryNode;
  /** The words that count in it. */
  readonly words: readonly WordDemand[];
  /** All words of the query. */
  readonly typed: readonly WordDemand[];
  readonly deadline: Deadline;
  readonly request: RankRequest;
}

/** Beyond so many items, small words and beginnings are everywhere: they say nothing, and asking costs much. */
const mostForAll = 20_000;

/** What was found, and what is called so although its words alone do not speak for it, by all that speaks for each. */
export async function inOrder({ hits }: StorageResult, { node, words, typed, deadline, request }: Searched): Promise<readonly Ranked[]> {
  const { storage } = deadline;
  const names = typed.map(({ word }) => word);
  const scores = new Map(hits.map(({ id, score }) => [id, score]));
  const called = await deadline.ifTime('look for titles and names', async () => {
    const ids = await namedIds(node, nameNode(names, request.languages), storage);
    const others = ids.filter((id) => !scores.has(id));
    const more = others.length > 0 ? (await storage.search(storageQuery(node, { limit: others.length, among: others }))).hits : [];
    for (const { id, score } of more) scores.set(id, score);
    return ids;
  });
  const items = await storage.items([...scores.keys()]);
  const mayCost = request.items <= mostForAll;
  const parts = { words, typed, mayCost, names: called?.length ? names : [], deadline, now: request.now };
  const bonuses = await bonusesFor(items, scores, parts);
  return items
    .map((item): Ranked => {
      const own = bonuses.get(item.id) ?? [];
      return { item, score: own.reduce((sum, { score }) => sum + score, scores.get(item.id) ?? 0), bonuses: own };
    })
    .toSorted(byScore);
}

async function namedIds(node: QueryNode, named: QueryNode | undefined, storage: SearchedStorage): Promise<readonly number[]> {
  if (named === undefined) return [];
  const { hits } = await storage.search(storageQuery(allOf([node, named]), { limit: rankedWindow }));
  return hits.map(({ id }) => id);
}

const byScore = (one: Ranked, other: Ranked): number =>
  other.score - one.score || other.item.modifiedAt - one.item.modifiedAt || one.item.id - other.item.id;
