import { bar, blank, close, letters, open, quotes } from './characters.ts';
import { fieldNames, queryField, similarField } from './query-fields.ts';
import type { QueryField } from './query-fields.ts';

/** A field as it was typed. */
export interface TypedField {
  readonly typed: string;
  readonly field: QueryField;
}

/** Words or a value. */
export interface TextToken {
  readonly kind: 'text';
  readonly text: string;
  readonly quoted: boolean;
  /** In quotes that texts have too, for names and titles: `«»`, `„“`, `「」`. Those of a keyboard mean what they say. */
  readonly soft?: boolean;
  readonly field?: TypedField;
  /** A star stands directly behind a letter at the end. */
  readonly prefix: boolean;
  /** Of `"a b"~5`. */
  readonly distance?: number;
}

/** A piece of a typed query. Operators keep their spelling, because without operands they are words. */
export type QueryToken =
  | { readonly kind: 'and' | 'or' | 'not' | 'close'; readonly text: string }
  | { readonly kind: 'near'; readonly text: string; readonly distance: number }
  | { readonly kind: 'open'; readonly field?: TypedField }
  | TextToken;

const pattern = new RegExp(
  [
    String.raw`[${blank}]+`,
    String.raw`(?<open>[${open}])`,
    String.raw`(?<close>[${close}])`,
    String.raw`(?<or>[${bar}])`,
    // Two dashes are an option of a program, not a double negation.
    String.raw`(?<minus>(?<=^|[${blank}${open}${bar}])-(?![${blank}\-${bar}${close}]|$))`,
    String.raw`(?:"(?<quoted>[^"]*)"?|[${quotes}](?<curly>[^${quotes}]*)[${quotes}]?)(?:(?<star>\*)|~(?<distance>\d{1,4})(?![${letters}]))?`,
    String.raw`(?<word>[^${blank}${quotes}${open}${close}${bar}]+)`,
  ].join('|'),
  'uy',
);

/** `ext:pdf|docx` */
const listValue = new RegExp(`[^${blank}${quotes}${open}${close}${bar}]+(?:[${bar}]+[^${blank}${quotes}${open}${close}${bar}]+)*`, 'uy');

const operators = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);
const nearOperator = /^NEAR(?:\/(\d{1,4}))?$/;
const defaultDistance = 10;

/** Whether it would be an operator where it stands by itself. */
export const isOperator = (word: string): boolean => operators.has(word) || nearOperator.test(word);

/** Where a word begins: signs in front of it mean nothing, but for `*art`, `*.pdf` and `.NET`. */
const wordStart = new RegExp(String.raw`(?<!\*)\*[${letters}]|^\*\.[a-z\d]{1,10}$|\.[${letters}]|[${letters}]|^\*+$`, 'iu');
const endsInPrefix = new RegExp(String.raw`[${letters}]\*$`, 'u');
const noValue = new RegExp(`^[${blank}${bar}${close}]?$`, 'u');
const likeValue = new RegExp(String.raw`^[^${blank}${bar}${close}/\\:]`, 'u');

/** Cuts a typed query into tokens. Never fails; `note` is told what a person may have meant otherwise. */
export function queryTokens(typed: string, note: (text: string) => void): QueryToken[] {
  const tokens: QueryToken[] = [];
  let field: TypedField | undefined;
  let at = 0;
  while (at < typed.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(typed);
    const groups = { ...match?.groups };
    if (groups.word !== undefined && field?.field.kind === 'list') groups.word = wholeList(typed, at);
    const start = groups.word === undefined || (field !== undefined && field.field.kind !== 'text') ? 0 : groups.word.search(wordStart);
    if (start > 0 && field === undefined) {
      at += start;
      continue;
    }
    const name = field === undefined ? fieldName(groups.word) : undefined;
    const known = name === undefined ? undefined : fieldAt(name, typed.slice(at + name.length + 1, at + name.length + 2), note);
    if (known !== undefined) {
      field = known;
      at += known.typed.length + 1;
      continue;
    }
    at += groups.word?.length ?? match?.[0].length ?? 1;
    const token = tokenOf(start < 0 ? { word: '' } : { ...groups, ...(start > 0 && { word: groups.word?.slice(start) }) }, field);
    if (token !== undefined) tokens.push(token);
    field = undefined;
  }
  return tokens;
}

function wholeList(typed: string, at: number): string {
  listValue.lastIndex = at;
  return listValue.exec(typed)?.[0] ?? '';
}

/** The field of this name, if `next`, which stands behind the colon, can begin a value. */
function fieldAt(name: string, next: string, note: (text: string) => void): TypedField | undefined {
  const field = queryField(name);
  if (field !== undefined && !noValue.test(next)) return { typed: name, field };
  if (field !== undefined) note(`"${name}:" has no value and was taken as a word. Write the value directly behind the colon.`);
  else if (likeValue.test(next)) note(unknownField(name));
  return undefined;
}

function unknownField(name: string): string {
  const similar = similarField(name);
  const remedy = similar === undefined ? `The fields are ${fieldNames}.` : `Did you mean ${similar}: ?`;
  return `There is no field "${name}"; it was taken as a word. ${remedy}`;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, field: TypedField | undefined): QueryToken | undefined {
  const scope = field === undefined ? {} : { field };
  if (groups.open !== undefined) return { kind: 'open', ...scope };
  if (groups.close !== undefined) return { kind: 'close', text: ')' };
  if (groups.or !== undefined) return { kind: 'or', text: '|' };
  if (groups.minus !== undefined) return { kind: 'not', text: '-' };
  const { word, star = '', distance } = groups;
  const text = word ?? groups.quoted ?? groups.curly;
  if (text === undefined) return undefined;
  const operator = field === undefined && word !== undefined ? operatorOf(word) : undefined;
  if (operator !== undefined) return operator;
  const prefix = endsInPrefix.test(text + star);
  return {
    kind: 'text',
    text,
    quoted: word === undefined,
    ...(groups.curly !== undefined && { soft: true }),
    ...scope,
    prefix,
    ...(distance !== undefined && { distance: Number(distance) }),
  };
}

function operatorOf(word: string): QueryToken | undefined {
  const kind = operators.get(word);
  if (kind !== undefined) return { kind, text: word };
  const near = nearOperator.exec(word);
  return near === null ? undefined : { kind: 'near', text: word, distance: Number(near[1] ?? defaultDistance) };
}

function fieldName(word: string | undefined): string | undefined {
  return word === undefined ? undefined : /^([a-z][a-z_-]{1,30})[:：]/i.exec(word)?.[1];
}
