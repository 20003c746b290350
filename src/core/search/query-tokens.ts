import { fieldNames, queryField } from './query-fields.ts';
import type { QueryField } from './query-fields.ts';
import { isWordCharacter } from './words.ts';

/** A piece of a typed query. Operators keep their spelling, because without operands they are words. */
export type QueryToken =
  | { readonly kind: 'and' | 'or' | 'not' | 'close'; readonly text: string }
  | { readonly kind: 'open'; readonly field?: QueryField }
  | { readonly kind: 'text'; readonly text: string; readonly field?: QueryField; readonly prefix: boolean };

const pattern = new RegExp(
  [
    String.raw`[\s\p{Cc}]+`,
    String.raw`(?<open>\()`,
    String.raw`(?<close>\))`,
    String.raw`(?<or>\|)`,
    // Two dashes are an option of a program, not a double negation.
    String.raw`(?<minus>(?<=^|[\s\p{Cc}(|])-(?![\s\p{Cc}\-|)]|$))`,
    String.raw`"(?<quoted>[^"]*)"?(?<star>\*?)`,
    String.raw`[“”„](?<curly>[^“”„"]*)[“”„"]?(?<curlyStar>\*?)`,
    String.raw`(?<word>[^\s\p{Cc}"“”„()|]+)`,
  ].join('|'),
  'uy',
);

const operators = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);

/** Cuts a typed query into tokens. Never fails; `note` is told what a person may have meant otherwise. */
export function queryTokens(typed: string, note: (text: string) => void): QueryToken[] {
  const tokens: QueryToken[] = [];
  let field: QueryField | undefined;
  let at = 0;
  while (at < typed.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(typed);
    const groups = match?.groups ?? {};
    const name = field === undefined ? fieldName(groups.word) : undefined;
    const known = name === undefined ? undefined : queryField(name);
    const value = name === undefined ? '' : typed.slice(at + name.length + 1, at + name.length + 2);
    if (known !== undefined && name !== undefined && !/^[\s\p{Cc}|)]?$/u.test(value)) {
      field = known;
      at += name.length + 1;
      continue;
    }
    if (known !== undefined) note(`"${name}:" has no value and was taken as a word. Write the value directly behind the colon.`);
    else if (/^[^\s\p{Cc}|)/\\:]/u.test(value)) note(`There is no field "${name}"; it was taken as a word. The fields are ${fieldNames}.`);
    at += match?.[0].length ?? 1;
    const token = tokenOf(groups, field);
    if (token !== undefined) tokens.push(token);
    field = undefined;
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, field: QueryField | undefined): QueryToken | undefined {
  const scope = field === undefined ? {} : { field };
  if (groups.open !== undefined) return { kind: 'open', ...scope };
  if (groups.close !== undefined) return { kind: 'close', text: ')' };
  if (groups.or !== undefined) return { kind: 'or', text: '|' };
  if (groups.minus !== undefined) return { kind: 'not', text: '-' };
  const text = groups.word ?? groups.quoted ?? groups.curly;
  if (text === undefined) return undefined;
  const operator = field === undefined && groups.word !== undefined ? operators.get(text) : undefined;
  if (operator !== undefined) return { kind: operator, text };
  return { kind: 'text', text, ...scope, prefix: endsInPrefix(`${text}${groups.star ?? groups.curlyStar ?? ''}`) };
}

/** A star counts directly after a letter only. */
function endsInPrefix(text: string): boolean {
  const beginning = text.replace(/\*+$/, '');
  return beginning.length < text.length && isWordCharacter(Array.from(beginning.slice(-2)).at(-1) ?? '');
}

function fieldName(word: string | undefined): string | undefined {
  return word === undefined ? undefined : /^([a-z][a-z_-]+):/i.exec(word)?.[1];
}
