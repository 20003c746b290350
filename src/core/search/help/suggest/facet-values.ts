import type { FacetName, QueryNode } from '../../../../plugin/query.ts';
import type { SearchableStorage } from '../../leaving-out.ts';
import type { Suggesting } from './suggest-sources.ts';

/** Values of more items than these, the newest, are not counted while somebody types. */
const candidates = 20_000;
const mostValues = 2000;
const freshMs = 30_000;
const mostRemembered = 50;

export interface CountedValue {
  readonly value: string;
  readonly items: number;
  /** Not all items were counted: there may be more. */
  readonly isCut: boolean;
}

interface Remembered {
  readonly until: number;
  readonly values: Promise<readonly CountedValue[]>;
}

const remembered = new WeakMap<SearchableStorage, Map<string, Remembered>>();

/** The values that items have which match the rest of the query, the most frequent first. Counted anew every few seconds. */
export async function facetValues(
  facet: FacetName,
  { storage, rest }: Pick<Suggesting, 'storage' | 'rest'>,
): Promise<readonly CountedValue[]> {
  const node: QueryNode = rest ?? { type: 'all' };
  const key = `${facet} ${JSON.stringify(node)}`;
  const known = remembered.get(storage) ?? new Map<string, Remembered>();
  remembered.set(storage, known);
  const fresh = known.get(key);
  if (fresh !== undefined && fresh.until > performance.now()) return fresh.values;
  const values = countValues(facet, node, storage);
  known.delete(key);
  known.set(key, { until: performance.now() + freshMs, values });
  values.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
  return values;
}

async function countValues(facet: FacetName, node: QueryNode, storage: SearchableStorage): Promise<readonly CountedValue[]> {
  const { facets, counted } = await storage.facets({ node, facets: [facet], limit: mostValues, candidates });
  return (facets[facet] ?? []).map((one) => ({ ...one, isCut: counted === candidates }));
}
