import type { StoredItem } from '../../src/plugin/item.ts';
import type { JsonValue } from '../../src/plugin/metadata.ts';
import { kindOf, languageOfCode } from '../parts/kinds.ts';
import { languageName, momentText } from '../parts/names.ts';
import { bytes, counted } from '../parts/words.ts';

export type Fact = readonly [name: string, value: string];

/** What a person asks of a mail first. */
const mailHeaders: readonly (readonly [field: string, name: string])[] = [
  ['from', 'From'],
  ['to', 'To'],
  ['cc', 'Copy to'],
  ['subject', 'Subject'],
];

const names: readonly (readonly [field: string, name: string])[] = [
  ['authors', 'By'],
  ['description', 'Description'],
  ['tags', 'Tags'],
  ['createdAt', 'Created'],
  ['publishedAt', 'Published'],
];

/** Fields that are shown elsewhere, or say nothing to a person. */
const hidden = new Set(['title', 'headings', 'links', 'symbols', 'pageOffsets', 'aside', 'language', 'modifiedAt', 'pages']);

/** What is known of an item, that which matters most first. */
export function factsOf({ metadata, mimeType, size, modifiedAt, language }: StoredItem): readonly Fact[] {
  const said = (fields: typeof names): readonly Fact[] =>
    fields.flatMap(([field, name]): readonly Fact[] => {
      const text = valueText(metadata[field], field);
      return text === '' ? [] : [[name, text]];
    });
  const isMail = kindOf(mimeType).name === 'mail' || metadata.from !== undefined;
  const when: Fact = [isMail ? 'Date' : 'Changed', dateText(new Date(modifiedAt).toISOString())];
  const type = languageOfCode(mimeType) ?? kindOf(mimeType).text;
  const about = [type, bytes(size), metadata.pages !== undefined && counted(metadata.pages, 'page')].filter(Boolean).join(', ');
  return [
    ...(isMail ? said(mailHeaders) : []),
    when,
    ['Type', about],
    ...said(names),
    ...(isMail ? [] : said(mailHeaders)),
    ...(language === undefined ? [] : ([['Language', languageName(language)]] as const)),
  ];
}

/** All else that an extractor said: what a camera wrote, for example. */
export function otherFacts({ metadata }: StoredItem): readonly Fact[] {
  const shown = new Set([...mailHeaders, ...names].map(([field]) => field));
  return Object.entries(metadata).flatMap(([field, value]): readonly Fact[] => {
    if (shown.has(field) || hidden.has(field) || value === undefined) return [];
    const text = valueText(value, field);
    return text === '' ? [] : [[nameOf(field), text]];
  });
}

const longest = 2_000;

function valueText(value: JsonValue | undefined, field: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return (/(?:At|Date|date)$/u.test(field) ? dateText(value) : value).slice(0, longest);
  if (typeof value === 'object')
    return (Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join(', ') : JSON.stringify(value)).slice(
      0,
      longest,
    );
  return String(value);
}

/** As much of a date as is known. */
function dateText(text: string): string {
  const date = new Date(text);
  if (!/T\d/u.test(text) || Number.isNaN(date.getTime())) return text;
  return momentText(text);
}

/** `Exposure time` for `exposureTime`. */
function nameOf(field: string): string {
  const words = field.replaceAll(/(?<=[a-z\d])(?=[A-Z])|[_-]/gu, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
