import type { SortOrder } from '../../../plugin/query.ts';
import { letters } from './characters.ts';
import { conditionLeaf } from './condition-leaf.ts';
import { nearLeaf } from './near-leaf.ts';
import { conjunction, disjunction, everything, negation } from './query-clause.ts';
import type { Clause } from './query-clause.ts';
import { queryField } from './query-fields.ts';
import { limits } from './query-leaf.ts';
import type { Leaf, Reading } from './query-leaf.ts';
import type { QueryToken, TextToken, TypedField } from './query-tokens.ts';
import { sortOrder } from './sort-order.ts';
import { textLeaf } from './text-leaf.ts';

const hasLetter = new RegExp(`[${letters}]`, 'u');
/** Of a value in a note. */
const longestShown = 60;

/** A parse in progress. */
interface Parse extends Reading {
  readonly tokens: readonly QueryToken[];
  at: number;
  sort: SortOrder | 'score' | undefined;
}

/** What a list of tokens means; `undefined` without anything to look for. */
export function parseTokens(tokens: readonly QueryToken[], reading: Reading): { clause: Clause | undefined; sort: Parse['sort'] } {
  const parse: Parse = { ...reading, tokens, at: 0, sort: undefined };
  const clause = query(parse, undefined, 0);
  return { clause, sort: parse.sort };
}

function query(parse: Parse, field: TypedField | undefined, depth: number): Clause | undefined {
  const alternatives = [alternative(parse, field, depth)];
  while (parse.tokens[parse.at]?.kind === 'or') {
    parse.at += 1;
    alternatives.push(alternative(parse, field, depth));
  }
  return disjunction(alternatives.filter((clause) => clause !== undefined));
}

function alternative(parse: Parse, field: TypedField | undefined, depth: number): Clause | undefined {
  const clauses: Clause[] = [];
  let negated = false;
  for (let token = parse.tokens[parse.at]; token !== undefined && token.kind !== 'or'; token = parse.tokens[parse.at]) {
    if (token.kind === 'close' && depth > 0) break;
    parse.at += 1;
    if (token.kind === 'not') negated = !negated;
    if (token.kind === 'near' && isBetween(parse)) parse.note('NEAR stands between words or phrases. It was taken for AND.');
    else if (token.kind === 'open' || token.kind === 'text' || token.kind === 'near') {
      const clause = token.kind === 'open' ? group(parse, token.field ?? field, depth + 1) : part(parse, asText(token), field);
      if (clause !== undefined) clauses.push(negated ? negation(clause) : clause);
      negated = false;
    }
  }
  return conjunction(clauses);
}

/** A group whose `(` was just read. Deeper than the limit, parentheses are skipped. */
function group(parse: Parse, field: TypedField | undefined, depth: number): Clause | undefined {
  if (depth > limits.depth) {
    parse.note(`Parentheses deeper than ${limits.depth} levels are ignored.`);
    return undefined;
  }
  const clause = query(parse, field, depth);
  if (parse.tokens[parse.at]?.kind === 'close') parse.at += 1;
  return clause;
}

/** Whether what stands on both sides of the operator just read could be its operands, though not for it. */
function isBetween({ tokens, at }: Parse): boolean {
  const [before, after] = [tokens[at - 2]?.kind, tokens[at]?.kind];
  return (before === 'text' || before === 'close') && (after === 'text' || after === 'open' || after === 'not');
}

/** `NEAR` without operands is a word. */
function asText(token: QueryToken & { readonly kind: 'text' | 'near' }): TextToken {
  return token.kind === 'text' ? token : { kind: 'text', text: token.text, quoted: false, prefix: false };
}

function part(parse: Parse, token: TextToken, field: TypedField | undefined): Clause | undefined {
  const inherited = token.field ?? field;
  const near = nearClause(parse, token, inherited);
  if (near !== undefined) return near;
  const values = [token.text];
  // A file has one extension, so the values in `ext:(pdf docx)` are either.
  while (inherited?.field.kind === 'list' && token.field === undefined && isBare(parse.tokens[parse.at])) {
    values.push((parse.tokens[parse.at] as TextToken).text);
    parse.at += 1;
  }
  return leaf(parse, { ...token, text: values.join(',') }, inherited);
}

const isBare = (token: QueryToken | undefined): boolean => token?.kind === 'text' && token.field === undefined;

/** `a NEAR b NEAR c`, of which `a` was just read. */
function nearClause(parse: Parse, first: TextToken, field: TypedField | undefined): Leaf | undefined {
  const textual = field?.field;
  if ((textual !== undefined && textual.kind !== 'text') || !isOperand(first, textual, first.field)) return undefined;
  const operands = [first];
  let distance = 0;
  let { at } = parse;
  for (let near = parse.tokens[at]; near?.kind === 'near'; near = parse.tokens[at]) {
    const next = parse.tokens[at + 1];
    if (next?.kind !== 'text' || !isOperand(next, textual, next.field)) break;
    operands.push(next);
    distance = Math.max(distance, near.distance);
    at += 2;
  }
  if (operands.length < 2) return undefined;
  parse.at = at;
  const room = { ...parse.room };
  const found = nearLeaf(operands, { distance, field: textual }, parse);
  // They are all the same word.
  if (found === undefined) Object.assign(parse.room, room);
  return found;
}

function isOperand(token: TextToken, field: TypedField['field'] | undefined, own: TypedField | undefined): boolean {
  const isWord = hasLetter.test(token.text) && !token.prefix && !token.text.startsWith('*') && token.distance === undefined;
  return isWord && (own === undefined || own.field === field);
}

function leaf(parse: Parse, token: TextToken, typed: TypedField | undefined): Clause | undefined {
  const field = typed?.field;
  if (!token.quoted && /^\*+$/.test(token.text)) return everything;
  if (typed === undefined || field === undefined || field.kind === 'text') {
    const extension = /^\*\.[a-z\d]{1,10}$/i.test(token.text) && !token.quoted ? queryField('ext') : undefined;
    return extension && extension.kind !== 'text' && extension.kind !== 'sort'
      ? conditionLeaf(extension, token.text, parse)
      : textLeaf(token, field?.kind === 'text' ? field : undefined, parse);
  }
  if (token.text.trim() === '') return undefined;
  if (field.kind !== 'sort')
    return takesRoom(parse) ? (conditionLeaf(field, token.text, parse) ?? misread(parse, token, typed)) : undefined;
  const sort = sortOrder(token.text);
  if (sort === undefined) return misread(parse, token, typed);
  parse.sort = sort;
  return undefined;
}

/** A condition counts as a word. */
function takesRoom({ room, note }: Reading): boolean {
  if (room.words === 0) note(`Only the first ${limits.words} words of the query are used.`);
  if (room.words === 0) return false;
  room.words -= 1;
  return true;
}

/** A value that is not understood: it was text with a colon in it. */
function misread(parse: Parse, token: TextToken, { typed, field }: TypedField): Clause | undefined {
  const example = field.kind === 'text' ? '' : ` Write for example ${field.example}.`;
  const shown = token.text.length > longestShown ? `${token.text.slice(0, longestShown).toWellFormed()}…` : token.text;
  parse.note(`"${typed}:${shown}" is no condition that is understood; it was taken as words.${example}`);
  return textLeaf({ kind: 'text', text: `${typed} ${token.text}`, quoted: true, prefix: false }, undefined, parse);
}
