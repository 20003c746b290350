import { stemmer } from 'stemmer';
import type { QueryNode } from '../../plugin/query.ts';
import { isSyllabic, isUnspaced } from './unspaced-text.ts';

/** One word that a snippet should show. */
export interface SoughtWord {
  readonly text: string;
  readonly stem: string;
  readonly prefix: boolean;
  /** In a language without spaces: it may begin anywhere. */
  readonly unspaced: boolean;
}

/** What a query looks for in the text of an item: words, and runs of them as indexes into `words`. */
export interface Sought {
  readonly words: readonly SoughtWord[];
  readonly phrases: readonly (readonly number[])[];
}

/** FTS5 leaves longer words as they are. */
const longestStemmed = 64;

export function stemOf(word: string): string {
  return word.length > longestStemmed ? word : stemmer(word);
}

/** The words of a query that its hits may contain in their text; those that must be absent or elsewhere do not count. */
export function soughtIn(node: QueryNode): Sought {
  const indexes = new Map<string, number>();
  const words: SoughtWord[] = [];
  const phrases = new Map<string, readonly number[]>();
  const indexOf = (text: string, prefix: boolean): number => {
    const key = `${text}${prefix ? '*' : ''}`;
    const index = indexes.get(key) ?? words.push({ text, stem: stemOf(text), prefix, unspaced: isUnspaced(text) }) - 1;
    indexes.set(key, index);
    return index;
  };
  for (const { texts, prefix } of wordLists(node)) {
    const phrase = texts.map((text, index) => indexOf(text, prefix && index === texts.length - 1));
    phrases.set(phrase.join(' '), phrase);
  }
  return { words, phrases: Array.from(phrases.values()) };
}

interface WordList {
  readonly texts: readonly string[];
  readonly prefix: boolean;
}

function wordLists(node: QueryNode): WordList[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap(wordLists);
  if (node.type !== 'term' && node.type !== 'phrase') return [];
  if (node.field !== undefined && node.field !== 'body' && node.field !== 'headings') return [];
  return [{ texts: node.type === 'term' ? [node.text] : node.words, prefix: node.prefix ?? false }];
}

/** Finds, in folded text, every place where one of the words may be. `undefined` without words. */
export function candidatePattern(words: readonly SoughtWord[]): RegExp | undefined {
  const beginnings = words.map(commonBeginning).toSorted();
  const needed = beginnings.filter((text, index) => !beginnings.slice(0, index).some((shorter) => text.startsWith(shorter)));
  const source = needed.map((text) => (isSyllabic(text) ? `${Array.from(text).join(String.raw`\p{M}*`)}${String.raw`\p{M}*`}` : text));
  if (source.length === 0) return undefined;
  return new RegExp(source.join('|'), source.some((text) => /[\u0080-\uffff]/.test(text)) ? 'gu' : 'g');
}

/** What all words with the same stem begin with: stemming changes the last letter at most (`happi`, `size`, `sensibl`). */
function commonBeginning(word: SoughtWord): string {
  if (word.prefix || word.unspaced) return word.text;
  return word.stem.length > 3 || /.[ei]$/.test(word.stem) ? word.stem.slice(0, -1) : word.stem;
}
