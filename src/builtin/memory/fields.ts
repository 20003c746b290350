import { urlName } from '../../plugin/file-url.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { TextField } from '../../plugin/query.ts';
import { stemsOf } from './words.ts';

/** Where words of an item can be. */
export type IndexedField = TextField | 'extraTerms';

export type WordsByField = Readonly<Record<IndexedField, readonly string[]>>;

/** The words of an item by field, in order. */
export function wordsByField({ url, metadata, text, extraTerms = '', words = {} }: ItemRecord): WordsByField {
  const { title, subject, headings, tags, authors, from, to, cc, symbols } = metadata;
  const texts: Readonly<Record<IndexedField, string>> = {
    title: textOf(title),
    name: urlName(url),
    path: folderOf(url),
    headings: linesOf(headings),
    tags: joined(linesOf(tags), subject === title ? '' : textOf(subject)),
    author: linesOf(authors),
    from: textOf(from),
    to: joined(linesOf(to), linesOf(cc)),
    symbols: linesOf(symbols),
    body: text,
    extraTerms,
    ...words,
  };
  const stems = Object.entries(texts).map(([field, fieldText]) => [field, stemsOf(fieldText)]);
  return Object.fromEntries(stems) as WordsByField;
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

/** Metadata comes from plugins and from documents, so its types are hopes. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const textsOf = (values: unknown): readonly string[] =>
  Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];

const linesOf = (values: unknown): string => textsOf(values).join('\n');

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
