import type { SearchPlan } from '../../plugin/paise.ts';
import { clauseNode, clauseText, conjunction, disjunction, everything, negation, nothing } from './query-clause.ts';
import type { Clause } from './query-clause.ts';
import type { QueryField } from './query-fields.ts';
import { filterLeaf, textLeaf } from './query-leaf.ts';
import type { Place } from './query-leaf.ts';
import { queryTokens } from './query-tokens.ts';
import type { QueryToken } from './query-tokens.ts';

/** Bounds for what a query may cost, far above what people type. What goes beyond is left out, and a note says so. */
const limits = { characters: 20_000, words: 64, prefixes: 8, depth: 16 } as const;

/** A parse in progress. */
interface Parse {
  readonly tokens: readonly QueryToken[];
  readonly place: Place;
  readonly notes: Set<string>;
  at: number;
  words: number;
  prefixes: number;
}

/**
 * Understands anything a person types; nothing is an error.
 *
 *     query       = alternative { ("OR" | "|") alternative }
 *     alternative = part { ["AND"] part }
 *     part        = { "-" | "NOT" } [ field ":" ] ( word | prefix "*" | '"' words '"' | "(" query ")" )
 */
export function parseQuery(text: string, place: Place): SearchPlan {
  const notes = new Set<string>();
  const note = (message: string): void => void notes.add(message);
  if (text.length > limits.characters) note(`Only the first ${limits.characters} characters of the query are used.`);
  const tokens = queryTokens(text.slice(0, limits.characters), note);
  const parse = (list: readonly QueryToken[]): Clause | undefined =>
    query({ tokens: list, place, notes, at: 0, words: limits.words, prefixes: limits.prefixes }, undefined, 0);
  const clause = parse(tokens) ?? parse(tokens.map(asWord));
  if (clause === undefined) note(nothingToFind(text));
  if (clause === nothing) note('The query excludes everything.');
  return { node: clauseNode(clause ?? nothing), text: clauseText(clause ?? nothing), notes: Array.from(notes) };
}

/** An operator in a query of operators only: somebody looks for `OR`. */
function asWord(token: QueryToken): QueryToken {
  return token.kind === 'and' || token.kind === 'or' || token.kind === 'not' ? { kind: 'text', text: token.text, prefix: false } : token;
}

function nothingToFind(text: string): string {
  return text.trim() === ''
    ? 'The query is empty. Type * to list everything.'
    : 'The query has no letter or digit to look for. Type * to list everything.';
}

function query(parse: Parse, field: QueryField | undefined, depth: number): Clause | undefined {
  const alternatives = [alternative(parse, field, depth)];
  while (parse.tokens[parse.at]?.kind === 'or') {
    parse.at += 1;
    alternatives.push(alternative(parse, field, depth));
  }
  return disjunction(alternatives.filter((clause) => clause !== undefined));
}

function alternative(parse: Parse, field: QueryField | undefined, depth: number): Clause | undefined {
  const clauses: Clause[] = [];
  let negated = false;
  for (let token = parse.tokens[parse.at]; token !== undefined && token.kind !== 'or'; token = parse.tokens[parse.at]) {
    if (token.kind === 'close' && depth > 0) break;
    parse.at += 1;
    if (token.kind === 'not') negated = !negated;
    if (token.kind !== 'open' && token.kind !== 'text') continue;
    const clause = token.kind === 'text' ? leaf(parse, token, token.field ?? field) : group(parse, token.field ?? field, depth + 1);
    if (clause !== undefined) clauses.push(negated ? negation(clause) : clause);
    negated = false;
  }
  return conjunction(clauses);
}

/** A group whose `(` was just read. Deeper than the limit, parentheses are skipped. */
function group(parse: Parse, field: QueryField | undefined, depth: number): Clause | undefined {
  if (depth > limits.depth) {
    parse.notes.add(`Parentheses deeper than ${limits.depth} levels are ignored.`);
    return undefined;
  }
  const clause = query(parse, field, depth);
  if (parse.tokens[parse.at]?.kind === 'close') parse.at += 1;
  return clause;
}

function leaf(parse: Parse, token: QueryToken & { kind: 'text' }, field: QueryField | undefined): Clause | undefined {
  if (field === undefined && /^\*+$/.test(token.text)) return everything;
  if (parse.words === 0) return noRoom(parse);
  const meaning =
    field?.kind === 'filter'
      ? filterLeaf(field.name, token.text, parse.place)
      : textLeaf(token.text, { prefix: token.prefix, ...(field && { field }) }, parse.words);
  if (meaning?.cut === true) noRoom(parse);
  if (meaning === undefined || (meaning.prefix === true && noPrefixLeft(parse))) return undefined;
  parse.words -= meaning.size;
  return { kind: 'leaf', node: meaning.node, text: meaning.text };
}

function noRoom(parse: Parse): undefined {
  parse.notes.add(`Only the first ${limits.words} words of the query are used.`);
}

function noPrefixLeft(parse: Parse): boolean {
  parse.prefixes -= 1;
  if (parse.prefixes >= 0) return false;
  parse.notes.add(`Only the first ${limits.prefixes} words that end in * are used.`);
  return true;
}
