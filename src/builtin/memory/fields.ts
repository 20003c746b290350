import { urlName } from '../../plugin/file-url.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { TextField } from '../../plugin/query.ts';
import { stemsOf } from './words.ts';

/** Where words of an item can be. */
export type IndexedField = TextField | 'extraTerms';

export type WordsByField = Readonly<Record<IndexedField, readonly string[]>>;

/** The words of an item by field, in order. */
export function wordsByField({ url, metadata, text, extraTerms = '' }: ItemRecord): WordsByField {
  return {
    title: stemsOf(textOf(metadata.title)),
    name: stemsOf(urlName(url)),
    path: stemsOf(folderOf(url)),
    headings: stemsOf(textOf(metadata.headings)),
    tags: stemsOf(textOf(metadata.tags)),
    author: stemsOf(textOf(metadata.authors)),
    body: stemsOf(text),
    extraTerms: stemsOf(extraTerms),
  };
}

/** File name extension in lower case, without dot. */
export function extensionOf(url: string): string {
  const name = urlName(url);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** What stands before the name and after the scheme, decoded name by name: one that is not valid text must not spoil the others. */
function folderOf(url: string): string {
  const path = url.replace(/^[\w+.-]+:/, '').replace(/[?#].*$/s, '');
  return path
    .slice(0, path.lastIndexOf('/') + 1)
    .split('/')
    .map(urlName)
    .join(' ');
}

function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('\n') : '';
}
