import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { cleanText } from './clean-text.ts';
import { codeNames } from './code-names.ts';
import { englishStems } from './english-stems.ts';
import { indexWords } from './index-words.ts';
import { otherSpellings } from './other-spellings.ts';
import { unspacedNode } from './unspaced-node.ts';
import { maybeUnspaced } from './unspaced-text.ts';

/** Where and how typed text is looked for. */
export interface WordScope {
  /** Languages of the index, see `DataStorage.languages`. `loadLanguages` must have been called with them. */
  readonly languages: readonly string[];
  readonly field?: TextField;
  /** The last word may be the beginning of a word. */
  readonly prefix: boolean;
  /** Whether it was typed in quotes: all of it must stand together. */
  readonly quoted: boolean;
}

/** Fields that are indexed without regard to the language. */
const unstemmed: ReadonlySet<TextField | undefined> = new Set(['name', 'path', 'author', 'from', 'to', 'symbols']);

/**
 * What typed text without operators is looked for as: one word in all of its forms, or several next to each other. Text of a language without
 * spaces is an `and` of its words. `undefined` without any letter or digit.
 */
export function wordsNode(typed: string, scope: WordScope): QueryNode | undefined {
  const text = cleanText(typed);
  const names = Array.from(codeNames(text));
  if (names.length > 0) return namesNode(text, names, scope);
  return maybeUnspaced(text) ? unspacedNode(text, scope, spacedNode) : spacedNode(text, scope);
}

/** What no storage would find by its letters alone: the name with its signs, and the words around it. */
function namesNode(
  text: string,
  names: readonly { readonly form: string; readonly start: number; readonly end: number }[],
  scope: WordScope,
): QueryNode {
  const nodes: QueryNode[] = names.map(({ form }) => termNode(form, { field: scope.field, prefix: false }));
  const [only] = names;
  const alone = only !== undefined && names.length === 1 && !/[\p{L}\p{N}]/u.test(text.slice(0, only.start) + text.slice(only.end));
  const rest = alone ? undefined : spacedNode(text, scope);
  const [first] = nodes;
  if (alone && first !== undefined) return withExtension(text.trim(), first, scope.field);
  return allOf(rest === undefined ? nodes : [rest, ...nodes]);
}

/** `.pdf` is more often an extension than a name. */
function withExtension(name: string, node: QueryNode, field: TextField | undefined): QueryNode {
  const extension = /^\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1];
  if (extension === undefined || field !== undefined) return node;
  return { type: 'or', nodes: [node, { type: 'filter', filter: { field: 'ext', value: extension.toLowerCase() } }] };
}

/** Words of languages with spaces: as they are in a text of each language. */
function spacedNode(text: string, scope: WordScope): QueryNode | undefined {
  const languages = unstemmed.has(scope.field) ? [] : scope.languages;
  const plain = wordsOf(text, undefined);
  const last = plain.at(-1);
  if (last === undefined) return undefined;
  const isBeginning = scope.prefix && plain.length === 1;
  // The stem of `cons` is con, and contain does not begin so.
  const readings: Reading[] = [{ words: plain, prefix: scope.prefix, stem: isBeginning }];
  for (const language of languages) {
    const words = wordsOf(text, language);
    if (scope.prefix && words.length > 1) readings.push({ words: [...words.slice(0, -1), last], prefix: true });
    // A stem that the prefix begins with is no longer than it.
    readings.push({ words, prefix: false, completes: scope.prefix });
  }
  if (isBeginning) readings.push(...englishStems(last).map((stem): Reading => ({ words: [stem], prefix: false, stem: true })));
  if (!scope.quoted && !scope.prefix) {
    for (const spelling of otherSpellings(text, scope.languages))
      for (const language of [undefined, ...languages]) readings.push({ words: wordsOf(spelling, language), prefix: false });
  }
  return anyOf(distinct(readings.filter((reading) => isUseful(reading, last))).map((reading) => readingNode(reading, scope.field)));
}

/** One way to look for what was typed. */
interface Reading {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly stem?: boolean;
  /** The stem of a word that is still being typed. */
  readonly completes?: boolean;
}

/** The stem of what is typed so far finds less than its beginning does, unless it is shorter. */
function isUseful({ words, completes }: Reading, last: string): boolean {
  return completes !== true || !(words.at(-1) ?? '').startsWith(last);
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  const byText = new Map(readings.map((reading) => [`${reading.words.join(' ')}${reading.prefix ? '*' : ''}`, reading]));
  return Array.from(byText.values()).filter(({ words }) => words.length > 0);
}

function readingNode({ words, prefix, stem }: Reading, field: TextField | undefined): QueryNode {
  const [first = ''] = words;
  if (words.length === 1) return { ...termNode(first, { field, prefix }), ...(stem === true && { stem }) };
  return { type: 'phrase', words, ...(field && { field }), ...(prefix && { prefix }) };
}

function termNode(
  text: string,
  { field, prefix }: { readonly field: TextField | undefined; readonly prefix: boolean },
): QueryNode & { readonly type: 'term' } {
  return { type: 'term', text, ...(field && { field }), ...(prefix && { prefix }) };
}

function wordsOf(text: string, language: string | undefined): string[] {
  return indexWords(text, language)
    .split(' ')
    .filter((word) => word !== '');
}

function anyOf(nodes: readonly QueryNode[]): QueryNode | undefined {
  return nodes.length > 1 ? { type: 'or', nodes } : nodes[0];
}

function allOf(nodes: readonly QueryNode[]): QueryNode {
  const [first, ...others] = nodes;
  return first !== undefined && others.length === 0 ? first : { type: 'and', nodes };
}
