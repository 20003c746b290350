import type { Filter, TextField } from '../../../plugin/query.ts';
import { editDistance } from '../help/edit-distance.ts';

/** What a field name stands for. */
export type QueryField = TextualField | ConditionField | SortField;

/** Words in some fields of an item. */
export interface TextualField {
  readonly kind: 'text';
  readonly name: string;
  readonly fields: readonly TextField[];
}

/** A condition on an item. */
export type ConditionField = (
  | { readonly kind: 'list'; readonly name: ListName }
  | { readonly kind: 'folder'; readonly name: 'in' }
  | { readonly kind: 'number'; readonly name: 'size' | 'page' }
  | { readonly kind: 'date'; readonly name: DateName }
) &
  WithExample;

/** The order of the hits. */
export type SortField = { readonly kind: 'sort'; readonly name: 'sort' } & WithExample;

interface WithExample {
  /** What it looks like when it is right. */
  readonly example: string;
}

/** Conditions for which several values mean any of them. */
export type ListName = Exclude<Extract<Filter, { readonly value: string }>['field'], 'in'>;
export type DateName = 'modified' | 'created' | 'before' | 'after';

const text = (name: string, ...fields: TextField[]): QueryField => ({ kind: 'text', name, fields });

const fields: readonly QueryField[] = [
  text('title', 'title'),
  text('name', 'name'),
  text('path', 'path'),
  text('body', 'body'),
  text('heading', 'headings'),
  text('tag', 'tags'),
  text('author', 'author'),
  text('subject', 'title', 'tags'),
  text('from', 'from'),
  text('to', 'to'),
  text('symbol', 'symbols'),
  { kind: 'list', name: 'ext', example: 'ext:pdf or ext:pdf,docx' },
  { kind: 'list', name: 'type', example: 'type:image or type:text/html' },
  { kind: 'folder', name: 'in', example: 'in:~/Documents' },
  { kind: 'list', name: 'lang', example: 'lang:german or lang:de' },
  { kind: 'list', name: 'source', example: 'source:files' },
  { kind: 'number', name: 'size', example: 'size:>10mb or size:1mb..5mb' },
  { kind: 'number', name: 'page', example: 'page:>10 or page:5..20' },
  { kind: 'date', name: 'modified', example: 'modified:2024-05, modified:<7d or modified:2024-01..2024-03' },
  { kind: 'date', name: 'created', example: 'created:2024, created:<7d or created:2024-01..2024-03' },
  { kind: 'date', name: 'before', example: 'before:2024-05 or before:7d' },
  { kind: 'date', name: 'after', example: 'after:2024-05 or after:yesterday' },
  { kind: 'sort', name: 'sort', example: 'sort:newest, sort:size or sort:-name' },
];

const synonyms: Readonly<Record<string, string>> = {
  name: 'filename',
  body: 'text content',
  heading: 'headings',
  tag: 'tags keyword keywords label',
  author: 'authors creator',
  from: 'sender',
  to: 'cc recipient',
  symbol: 'symbols',
  ext: 'extension',
  type: 'is kind mime filetype',
  in: 'folder dir directory',
  lang: 'language',
  page: 'pages',
  modified: 'date changed mtime',
  before: 'until',
  after: 'since',
  sort: 'order',
};

const byName = new Map(
  fields.flatMap((field) => [field.name, ...(synonyms[field.name]?.split(' ') ?? [])].map((name) => [name, field] as const)),
);

/** In any case: `Title` is `title`. */
export function queryField(name: string): QueryField | undefined {
  return byName.get(name.toLowerCase());
}

/** For messages. */
export const fieldNames = fields.map(({ name }) => name).join(', ');

/** The field that somebody meant who mistyped it, if any. */
export function similarField(name: string): string | undefined {
  return Array.from(byName.keys()).find((known) => known.length > 3 && editDistance(known, name.toLowerCase(), 1) === 1);
}
