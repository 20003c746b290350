import { fieldWeights } from '../../../core/search/rank/field-weights.ts';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type {
  FieldWeights,
  Filter,
  NumberField,
  PhraseNode,
  QueryNode,
  StorageQuery,
  StorageResult,
  TextField,
} from '../../../plugin/query.ts';

export const all: QueryNode = { type: 'all' };

export const word = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });

export const startingWith = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, prefix: true, ...(field && { field }) });

/** The words of `text`, which spaces separate. */
export const phrase = (text: string, field?: TextField): QueryNode => ({ type: 'phrase', words: text.split(' '), ...(field && { field }) });

/** The phrase where a field begins with it. */
export const anchored = (text: string, field: TextField): PhraseNode => ({ type: 'phrase', words: text.split(' '), field, anchored: true });

/** The words of `text`, which spaces separate, with at most `distance` others between them. */
export const near = (text: string, distance: number, field?: TextField): QueryNode => ({
  type: 'near',
  words: text.split(' '),
  distance,
  ...(field && { field }),
});

export const containing = (text: string, field?: TextField): QueryNode => ({ type: 'substring', text, ...(field && { field }) });

type TextFilterField = Extract<Filter, { readonly value: string }>['field'];

export const filter = (field: TextFilterField, value: string): QueryNode => ({ type: 'filter', filter: { field, value } });

export const inRange = (field: NumberField, range: { readonly from?: number; readonly to?: number }): QueryNode => ({
  type: 'filter',
  filter: { field, ...range },
});

export const and = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'and', nodes });

export const or = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'or', nodes });

export const not = (node: QueryNode): QueryNode => ({ type: 'not', node });

/** As searches have them. */
export const weights: FieldWeights = fieldWeights;

export async function search(storage: DataStorage, node: QueryNode, changes: Partial<StorageQuery> = {}): Promise<StorageResult> {
  return storage.search({ node, weights, limit: 100, offset: 0, candidates: 100_000, ...changes });
}

/** URLs of the hits, best first. */
export async function ranked(storage: DataStorage, node: QueryNode, changes: Partial<StorageQuery> = {}): Promise<readonly string[]> {
  const { hits } = await search(storage, node, changes);
  return (await storage.items(hits.map((hit) => hit.id))).map((item) => item.url);
}

/** The last parts of the URLs of the hits, in alphabetical order. */
export async function found(storage: DataStorage, node: QueryNode): Promise<readonly string[]> {
  return (await rankedNames(storage, node)).toSorted();
}

/** The last parts of the URLs of the hits, best first. */
export async function rankedNames(storage: DataStorage, node: QueryNode, changes?: Partial<StorageQuery>): Promise<readonly string[]> {
  return (await ranked(storage, node, changes)).map((url) => url.slice(url.lastIndexOf('/') + 1));
}
