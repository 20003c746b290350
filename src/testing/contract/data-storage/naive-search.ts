import type { Filter, NumberField, QueryNode, SortOrder, StorageQuery } from '../../../plugin/query.ts';
import { naiveShares } from './naive-words.ts';
import type { NaiveItem, NaiveShare, WordNode } from './naive-words.ts';

/** An answer to a query that is plainly right, for items and queries of `random-search.ts`. */
export function naiveSearch(items: readonly NaiveItem[], { node, weights, among }: StorageQuery): ReadonlyMap<NaiveItem, number> {
  const shares = scoringNodes(node, false).flatMap((leaf) => naiveShares(items, leaf));
  const found = items.filter((item) => matches(items, item, node) && (among === undefined || among.includes(item.id)));
  const score = bm25(items, weights);
  return new Map(found.map((item) => [item, shares.reduce((sum, share) => sum + score(item, share), 0)]));
}

function matches(items: readonly NaiveItem[], item: NaiveItem, node: QueryNode): boolean {
  switch (node.type) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'and':
      return node.nodes.every((part) => matches(items, item, part));
    case 'or':
      return node.nodes.some((part) => matches(items, item, part));
    case 'not':
      return !matches(items, item, node.node);
    case 'filter':
      return passes(item, node.filter);
    default:
      return naiveShares(items, node).some(({ count, fields }) => fields.some((field) => count(item, field) > 0));
  }
}

/** The leaves with words that are under no `not`, or under an even number of them. */
function scoringNodes(node: QueryNode, negated: boolean): readonly WordNode[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap((part) => scoringNodes(part, negated));
  if (node.type === 'not') return scoringNodes(node.node, !negated);
  return negated || node.type === 'all' || node.type === 'none' || node.type === 'filter' ? [] : [node];
}

/** What filters ask for is six words more of each item: source, type, extension, folder, id and language. They have no weight. */
const wordsOfFilters = 6;

const lengthOf = ({ words }: NaiveItem): number => Object.values(words).flat().length + wordsOfFilters;

/** Okapi BM25 with the constants and the floor of SQLite's bm25(); each occurrence of a word counts as the weight of its field. */
function bm25(items: readonly NaiveItem[], weights: StorageQuery['weights']): (item: NaiveItem, share: NaiveShare) => number {
  const average = items.reduce((sum, item) => sum + lengthOf(item), 0) / items.length;
  return (item, { count, fields, isIn }) => {
    const having = items.filter(isIn).length;
    const idf = Math.max(Math.log((items.length - having + 0.5) / (having + 0.5)), 0) || 1e-6;
    const frequency = fields.reduce((sum, field) => sum + count(item, field) * weights[field], 0);
    return (idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengthOf(item)) / average));
  };
}

function passes({ record }: NaiveItem, filter: Filter): boolean {
  const { url } = record;
  switch (filter.field) {
    case 'ext':
      return url.endsWith(`.${filter.value}`);
    case 'type':
      return record.mimeType === filter.value || (filter.value.endsWith('/') && record.mimeType.startsWith(filter.value));
    case 'in':
      return url === filter.value || url.startsWith(`${filter.value}/`) || url.startsWith(`${filter.value}!/`);
    case 'source':
      return ['files', 'files/directory'].includes(filter.value);
    case 'lang':
      return record.language === filter.value;
    default: {
      const value = naiveNumber(record, filter.field);
      return value !== undefined && (filter.from ?? -Infinity) <= value && value < (filter.to ?? Infinity);
    }
  }
}

function naiveNumber({ modifiedAt, size, metadata }: NaiveItem['record'], field: NumberField): number | undefined {
  if (field === 'modified') return modifiedAt;
  if (field === 'size') return size;
  if (field === 'pages') return metadata.pages;
  const date = metadata.createdAt ?? metadata.publishedAt;
  return date === undefined ? undefined : Date.parse(date);
}

/** Below zero where the first item comes before the other by a sort order alone. */
export function naiveOrder({ record: one }: NaiveItem, { record: other }: NaiveItem, { by, descending }: SortOrder): number {
  const valueOf = (record: NaiveItem['record']): string | number | undefined => {
    if (by === 'url') return record.url;
    return by === 'name' ? record.url.slice(record.url.lastIndexOf('/') + 1) : naiveNumber(record, by);
  };
  const [value, than] = [valueOf(one), valueOf(other)];
  if (value === than) return 0;
  if (value === undefined || than === undefined) return value === undefined ? 1 : -1;
  return value < than === descending ? 1 : -1;
}
