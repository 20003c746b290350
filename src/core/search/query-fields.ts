import type { Filter, TextField } from '../../plugin/query.ts';

/** What a typed field name stands for: a field that holds words, or a condition. */
export type QueryField =
  | { readonly kind: 'text'; readonly name: string; readonly field: TextField }
  | { readonly kind: 'filter'; readonly name: Filter['field'] };

const text = (name: string, field: TextField): QueryField => ({ kind: 'text', name, field });
const filter = (name: Filter['field']): QueryField => ({ kind: 'filter', name });

const fields = new Map<string, QueryField>([
  ['title', text('title', 'title')],
  ['name', text('name', 'name')],
  ['path', text('path', 'path')],
  ['body', text('body', 'body')],
  ['author', text('author', 'author')],
  ['tag', text('tag', 'tags')],
  ['tags', text('tag', 'tags')],
  ['heading', text('heading', 'headings')],
  ['headings', text('heading', 'headings')],
  ['ext', filter('ext')],
  ['type', filter('type')],
  ['in', filter('in')],
  ['source', filter('source')],
]);

/** In any case: `Title` is `title`. */
export function queryField(name: string): QueryField | undefined {
  return fields.get(name.toLowerCase());
}

/** For messages. */
export const fieldNames = 'title, name, path, body, author, tag, heading, ext, type, in, source';
