import type { FieldWeights, TextField } from '../../plugin/query.ts';

/** The column of `fulltext` for each kind of text. `from` and `to` are words of SQL. */
const columns = {
  body: 'body',
  extraTerms: 'extra',
  title: 'title',
  name: 'name',
  path: 'path',
  headings: 'headings',
  tags: 'tags',
  author: 'author',
  from: 'sender',
  to: 'recipients',
  symbols: 'symbols',
} as const satisfies Record<TextField | 'extraTerms', string>;

const fields = Object.keys(columns) as readonly (keyof typeof columns)[];

/** The columns of `fulltext` before `facets`, in order. */
export const textColumns: readonly string[] = Object.values(columns);

export const columnOf = (field: TextField): string => columns[field];

/** Arguments of `bm25(fulltext, …)`; facets weigh nothing. */
export const weightParameters: string = '?, '.repeat(fields.length) + '0';

export const columnWeights = (weights: FieldWeights): readonly number[] => fields.map((field) => weights[field]);
