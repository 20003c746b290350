import type { QueryNode, SortOrder } from '../../../plugin/query.ts';
import { limits } from './query-leaf.ts';
import type { Place, Reading } from './query-leaf.ts';
import { clauseNode, clauseText, everything, nothing } from './query-clause.ts';
import type { Clause } from './query-clause.ts';
import { parseTokens } from './parse-tokens.ts';
import { queryTokens } from './query-tokens.ts';
import type { QueryToken } from './query-tokens.ts';
import { sortText } from './sort-order.ts';

/** What a typed query means. */
export interface ParsedQuery {
  readonly clause: Clause;
  readonly node: QueryNode;
  /** The query as text that, typed, means the same: that of the clause, and the order behind it. */
  readonly text: string;
  readonly notes: readonly string[];
  readonly sort?: SortOrder;
}

/**
 * Understands anything a person types; nothing is an error. `loadLanguages` must have been called with the languages of the place.
 *
 *     query       = alternative { ("OR" | "|") alternative }
 *     alternative = part { ["AND"] part }
 *     part        = { "-" | "NOT" } ( near | [ field ":" ] ( words | value | "(" query ")" ) )
 *     near        = words "NEAR" ["/" number] words { "NEAR" ["/" number] words }
 *     words       = word | prefix "*" | "*" part "*" | '"' words '"' [ "~" number ]
 */
export function parseQuery(text: string, place: Place): ParsedQuery {
  const notes = new Set<string>();
  const note = (message: string): void => void notes.add(message);
  if (text.length > limits.characters) note(`Only the first ${limits.characters} characters of the query are used.`);
  const tokens = queryTokens(text.slice(0, limits.characters), note);
  const parsed = parseTokens(tokens, reading(place, note));
  const clause = parsed.clause ?? parseTokens(tokens.map(asWord), reading(place, note)).clause ?? (parsed.sort && everything);
  if (clause === undefined) note(nothingToFind(text));
  if (clause === nothing) note('The query excludes everything.');
  const meant = clause ?? nothing;
  const sort = meant === nothing || parsed.sort === 'score' ? undefined : parsed.sort;
  const written = clauseText(meant) + (sort ? ` ${sortText(sort)}` : '');
  return { clause: meant, node: clauseNode(meant), text: written, notes: Array.from(notes), ...(sort && { sort }) };
}

function reading(place: Place, note: (message: string) => void): Reading {
  const { words, prefixes, substrings } = limits;
  return { place, note, room: { words, prefixes, substrings } };
}

/** An operator in a query of operators only: somebody looks for `OR`. */
function asWord(token: QueryToken): QueryToken {
  return token.kind === 'and' || token.kind === 'or' || token.kind === 'not'
    ? { kind: 'text', text: token.text, quoted: false, prefix: false }
    : token;
}

function nothingToFind(text: string): string {
  return text.trim() === ''
    ? 'The query is empty. Type * to list everything.'
    : 'The query has no letter or digit to look for. Type * to list everything.';
}
