/** What data files commonly say of themselves at their top level, under the names that paise2 has for it. */
export interface DataFields {
  readonly title?: string;
  readonly description?: string;
  readonly authors?: readonly string[];
  readonly tags?: readonly string[];
  readonly language?: string;
}

/** Finds out cheaply whether parsing may be worth while. */
export const mayHaveFields = (text: string): boolean => /\b(?:title|description|keywords|tags|authors?|lang(?:uage)?)\b/.test(text);

const longestField = 2000;
const mostValues = 100;

/** Reads a parsed file. Whatever is not of the expected type is left alone. */
export function metadataOf(data: unknown): DataFields {
  const { title, description, author, authors = author, keywords, tags = keywords, lang, language = lang } = asMap(data);
  const fields = { title: textOf(title), description: textOf(description), language: languageOf(language) };
  const lists = { authors: namesOf(authors), tags: namesOf(tags) };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
  };
}

/** A map that is looked up by name, never by what its prototype has. */
export function asMap(data: unknown): Readonly<Record<string, unknown>> {
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  return Object.assign(Object.create(null) as Record<string, unknown>, isMap ? data : {});
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.slice(0, longestField).replaceAll(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

function languageOf(value: unknown): string | undefined {
  const tag = textOf(value)?.replace('_', '-');
  return tag !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : undefined;
}

/** A name, several separated by commas, or a list of names or of maps with a `name`. */
function namesOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
  const names = values.slice(0, mostValues).map((entry) => textOf(entry) ?? textOf(asMap(entry)['name']));
  return [...new Set(names.filter((name) => name !== undefined))];
}
