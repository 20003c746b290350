import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { ScoreShare } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { spoken } from '../analysis/spoken.ts';
import { storageQuery } from './storage-query.ts';
import type { Ranked } from './rank.ts';

/** What the score of each item is made of, largest first, by id: each part of the query, and the bonuses. */
export async function sharesOf(
  node: QueryNode,
  ranked: readonly Ranked[],
  storage: Pick<DataStorage, 'search'>,
): Promise<ReadonlyMap<number, readonly ScoreShare[]>> {
  const among = ranked.map(({ item }) => item.id);
  const shares = new Map<number, ScoreShare[]>(ranked.map(({ item, bonuses }) => [item.id, [...bonuses]]));
  await Promise.all(
    partsOf(node).map(async (part) => {
      const { hits } = await storage.search(storageQuery(part, { limit: among.length, among }));
      for (const { id, score } of hits) if (score > 0) shares.get(id)?.push({ of: nameOf(part), score });
    }),
  );
  for (const list of shares.values()) list.sort((one, other) => other.score - one.score);
  return shares;
}

/** The parts that score by themselves. */
function partsOf(node: QueryNode): readonly QueryNode[] {
  if (node.type === 'and') return node.nodes.flatMap(partsOf);
  if (node.type === 'or' && !isOneWord(node)) return node.nodes.flatMap(partsOf);
  return node.type === 'not' || node.type === 'filter' || node.type === 'all' || node.type === 'none' ? [] : [node];
}

/** The forms of one word in several languages. */
const isOneWord = (node: QueryNode & { readonly type: 'or' }): boolean => new Set(node.nodes.map((part) => nameOf(part))).size === 1;

function nameOf(node: QueryNode): string {
  const field = 'field' in node && node.field !== undefined ? `${node.field}:` : '';
  switch (node.type) {
    case 'term':
      return `${field}${spoken(node.text)}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `${field}"${node.words.map(spoken).join(' ')}"`;
    case 'near':
      return `${field}${node.words.map(spoken).join(' NEAR ')}`;
    case 'substring':
      return `${field}*${node.text}*`;
    case 'or':
      return node.nodes[0] === undefined ? '' : nameOf(node.nodes[0]);
    default:
      return node.type;
  }
}
