import { urlName } from '../../../plugin/file-url.ts';
import type { ItemRecord } from '../../../plugin/item.ts';
import type { JsonValue, MetadataFields } from '../../../plugin/metadata.ts';
import type { TextField } from '../../../plugin/query.ts';
import { addExtraTerms } from './extra-terms.ts';
import { firstLine } from './first-line.ts';
import { indexedText, indexWords, mostOtherForms, needsIndexWords } from './index-words.ts';
import { languageOf } from './language-of.ts';
import { loadStemmer } from './stemmers.ts';

/** The item with all that the index needs beside its text: language, words, extra terms. */
export async function indexable(item: ItemRecord): Promise<ItemRecord> {
  const language = await languageOf(item, item.text);
  if (language !== undefined) await loadStemmer(language);
  return withIndexWords(item, language);
}

/** The same, where the language is known or does not matter: for items of which only the name is indexed. */
export function withIndexWords(item: ItemRecord, language?: string): ItemRecord {
  const { aside, ...metadata } = item.metadata;
  const written = { ...item, metadata };
  const words: Partial<Record<TextField, string>> = {};
  const terms = new Set<string>();
  for (const { field, text, stemmed } of fieldsOf(written)) {
    addExtraTerms(text, terms);
    const indexed = indexedWords({ text, field }, stemmed ? language : undefined, terms);
    if (indexed !== undefined) words[field] = indexed;
    else if (field === 'headings' && metadata.headings === undefined) words[field] = text;
  }
  if (typeof aside === 'string') addAside(aside, language, terms);
  return {
    ...written,
    ...(language !== undefined && { language }),
    ...(Object.keys(words).length > 0 && { words }),
    ...(terms.size > 0 && { extraTerms: Array.from(terms).join(' ') }),
  };
}

interface FieldText {
  readonly field: TextField;
  readonly text: string;
  /** Whether it is written in the language of the item. */
  readonly stemmed: boolean;
}

function fieldsOf(item: ItemRecord): FieldText[] {
  const { title, headings, tags, subject, authors, from, to, cc, symbols } = item.metadata;
  const heading = textOf(headings);
  const fields: FieldText[] = [
    { field: 'title', text: textOf(title), stemmed: true },
    { field: 'headings', text: heading || firstLine(item), stemmed: true },
    { field: 'tags', text: [textOf(tags), ...(subject === title ? [] : [textOf(subject)])].join('\n'), stemmed: true },
    { field: 'name', text: urlName(item.url), stemmed: false },
    { field: 'path', text: foldersOf(item.url), stemmed: false },
    { field: 'author', text: textOf(authors), stemmed: false },
    { field: 'from', text: textOf(from), stemmed: false },
    { field: 'to', text: `${textOf(to)}\n${textOf(cc)}`, stemmed: false },
    { field: 'symbols', text: textOf(symbols), stemmed: false },
    { field: 'body', text: item.text, stemmed: true },
  ];
  return fields.filter(({ text }) => text.trim() !== '');
}

/** `undefined` where a storage makes the same of the field by itself. */
function indexedWords({ field, text }: Omit<FieldText, 'stemmed'>, language: string | undefined, terms: Set<string>): string | undefined {
  if (!needsIndexWords(text, language)) return undefined;
  const others = new Set<string>();
  const words = indexedText(text, language, others);
  for (const form of others) if (terms.size < 2 * mostOtherForms) terms.add(form);
  // Extra terms belong to the body. In other fields these forms follow the words.
  return field === 'body' || others.size === 0 ? words : `${words} ${Array.from(others).join(' ')}`;
}

function addAside(aside: string, language: string | undefined, terms: Set<string>): void {
  for (const word of indexWords(aside, language, terms).split(' ')) if (word !== '' && terms.size < 2 * mostOtherForms) terms.add(word);
}

/** What stands before the name and after the scheme, decoded name by name: one that is not valid text must not spoil the others. */
function foldersOf(url: string): string {
  const path = url.replace(/^[\w+.-]+:/, '').replace(/[?#].*$/s, '');
  const folders = path.slice(0, path.lastIndexOf('/') + 1).split('/');
  return (path.includes('%') ? folders.map(urlName) : folders).join(' ');
}

function textOf(value: MetadataFields[string] | JsonValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('\n') : '';
}
