import { queryField } from '../../src/core/search/query/query-fields.ts';

/** A field as it stands in a typed query, outside of parentheses. */
export interface FieldUse {
  /** The name that the documentation gives it, for `extension:` too `ext`. */
  readonly field: string;
  readonly values: readonly string[];
  readonly isNegated: boolean;
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const piece = /\s+|(?<minus>-?)(?<name>[a-z][a-z_-]{0,30}):(?<value>"[^"]*"?|\([^()]*\)?|[^\s"()]+)|"[^"]*"?|[^\s"()]+|./giuy;

/** The fields of a query, in the order of the text. */
export function fieldsOf(query: string): readonly FieldUse[] {
  const uses: FieldUse[] = [];
  let depth = 0;
  for (const match of query.matchAll(piece)) {
    const [text] = match;
    const { name = '', value, minus } = match.groups ?? {};
    if (text === '(') depth++;
    if (text === ')') depth--;
    const field = queryField(name);
    if (field === undefined || value === undefined || depth > 0) continue;
    uses.push({
      field: field.name,
      values: valuesOf(field.name, value),
      isNegated: minus === '-',
      start: match.index,
      end: match.index + text.length,
    });
  }
  return uses;
}

/** Of these one use may name several values, meaning any of them. */
const isList = (field: string): boolean => queryField(field)?.kind === 'list';

function valuesOf(field: string, value: string): readonly string[] {
  const bare = value.startsWith('"') || value.startsWith('(') ? value.slice(1).replace(/[")]$/u, '') : value;
  if (!isList(field)) return [bare];
  const separator = value.startsWith('(') ? /[\s,|]+/u : /[,|]/u;
  return bare.split(separator).filter((part) => part !== '');
}

/** The words of a query, without its fields. */
export function wordsOf(query: string): string {
  return fieldsOf(query)
    .reduceRight((text, use) => cut(text, use), query)
    .trim();
}

/** The query without one of its fields. */
export const withoutUse = (query: string, use: FieldUse): string => tidy(cut(query, use));

/** The query without any use of a field. */
export function withoutField(query: string, ...fields: readonly string[]): string {
  return tidy(
    fieldsOf(query)
      .filter(({ field }) => fields.includes(field))
      .reduceRight((text, use) => cut(text, use), query),
  );
}

/** The query with this field said once, at the end. */
export const withField = (query: string, field: string, value: string): string =>
  tidy(`${withoutField(query, field)} ${fieldText(field, [value])}`);

export function hasValue(query: string, field: string, value: string): boolean {
  return usesOf(query, field).some(({ values }) => values.some((one) => isSame(one, value)));
}

/** Adds a value of a field, or takes it away where the query has it. */
export function toggleValue(query: string, field: string, value: string): string {
  const uses = usesOf(query, field);
  const holder = uses.find(({ values }) => values.some((one) => isSame(one, value)));
  if (holder)
    return replaceUse(
      query,
      holder,
      holder.values.filter((one) => !isSame(one, value)),
    );
  const [first] = uses;
  if (first && isList(field)) return replaceUse(query, first, [...first.values, value]);
  return tidy(`${query} ${fieldText(field, [value])}`);
}

/** `type:pdf,mail`, `author:"Ann Lee"` */
export function fieldText(field: string, values: readonly string[]): string {
  const text = values.map((value) => value.replaceAll('"', '')).join(',');
  return /^[^\s"(),|]+$/u.test(text) || (isList(field) && /^[^\s"()]+$/u.test(text)) ? `${field}:${text}` : `${field}:"${text}"`;
}

/** Scripts that write words without blanks between them have no beginnings of words to go by. */
const lastWord =
  /(?<=^|\s)(?!(?:AND|OR|NOT|NEAR)$)(?!.*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}]{3,}$/u;

/** The query with its last word as the beginning of one, for while it is being typed. */
export function withOpenEnd(query: string): string {
  const isQuoted = (query.match(/"/gu)?.length ?? 0) % 2 === 1;
  return !isQuoted && lastWord.test(query) ? `${query}*` : query;
}

const usesOf = (query: string, field: string): readonly FieldUse[] =>
  fieldsOf(query).filter((use) => use.field === field && !use.isNegated);

const isSame = (one: string, other: string): boolean => one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

function replaceUse(query: string, use: FieldUse, values: readonly string[]): string {
  if (values.length === 0) return withoutUse(query, use);
  return tidy(query.slice(0, use.start) + fieldText(use.field, values) + query.slice(use.end));
}

const cut = (query: string, { start, end }: FieldUse): string => `${query.slice(0, start).trimEnd()} ${query.slice(end).trimStart()}`;

/** Blanks at the ends only: those within may stand in quotes. */
const tidy = (query: string): string => query.trim();
