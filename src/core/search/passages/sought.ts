import { stemmer } from 'stemmer';
import type { QueryNode } from '../../../plugin/query.ts';
import { languageMarks, withoutCodes } from '../analysis/private-use.ts';
import { stemmerOf } from '../analysis/stemmers.ts';
import { isSyllabic, isUnspaced } from '../analysis/unspaced-text.ts';

/** One word to look for in a text. */
export interface SoughtWord {
  /**
   * `form`: words that are indexed as `text`; `beginning`, `part`: as something that begins with it, contains it. `letters`: these letters, anywhere in a
   * text without spaces. `name`: a name with signs, such as `c++`.
   */
  readonly as: 'form' | 'beginning' | 'part' | 'letters' | 'name';
  readonly text: string;
  /** As typed, where `text` is a stem of it. */
  readonly typed: string;
}

/** Words that belong together, as indexes into `words`: next to each other in this order, or within `distance` in any. */
export interface SoughtRun {
  readonly words: readonly number[];
  readonly distance?: number;
  /** Runs of one group stand for each other: the forms of a word. */
  readonly group: number;
}

/** What a query looks for in the texts of a language. */
export interface Sought {
  readonly language: string | undefined;
  readonly words: readonly SoughtWord[];
  readonly runs: readonly SoughtRun[];
  /** What each group is worth. */
  readonly weights: readonly number[];
}

const known = new WeakMap<QueryNode, Map<string | undefined, Sought>>();

/** What a query looks for in texts of a language. Words that must be absent or elsewhere do not count. */
export function soughtIn(node: QueryNode, language: string | undefined): Sought {
  const byLanguage = known.get(node) ?? new Map<string | undefined, Sought>();
  known.set(node, byLanguage);
  const sought = byLanguage.get(language) ?? read(node, language);
  byLanguage.set(language, sought);
  return sought;
}

function read(node: QueryNode, language: string | undefined): Sought {
  const indexes = new Map<string, number>();
  const words: SoughtWord[] = [];
  const indexOf = (word: SoughtWord): number => {
    const key = `${word.as} ${word.text}`;
    const index = indexes.get(key) ?? words.push(word) - 1;
    indexes.set(key, index);
    return index;
  };
  const groups = groupsIn(node).map((leaves) => leaves.map((leaf) => ({ leaf, words: wordsOf(leaf) })));
  const others = otherMarks(language);
  const present = groups.map((leaves) => leaves.filter((leaf) => !leaf.words.some(({ text }) => others.has(text.slice(-1)))));
  const filled = present.filter((leaves) => leaves.length > 0);
  const runs = filled.flatMap((leaves, group) =>
    leaves.map(({ leaf, words: sequence }): SoughtRun => ({
      words: sequence.map(indexOf),
      group,
      ...(leaf.type === 'near' && { distance: leaf.distance }),
    })),
  );
  const weights = filled.map((leaves) => Math.max(...leaves.map((leaf) => weightOf(leaf.words))));
  return { language, words, runs, weights };
}

/** A phrase of two words is worth more than two words. */
const weightOf = (words: readonly SoughtWord[]): number =>
  words.length > 1 ? words.length + 0.5 : 1 + Math.min(1, letterPairs(words[0]) / 2);

/** A run of Chinese characters is as many words as it has pairs. */
const letterPairs = (word: SoughtWord | undefined): number => (word?.as === 'letters' ? Math.max(0, word.text.length - 2) : 0);

type Leaf = Exclude<QueryNode, { readonly type: 'and' | 'or' | 'not' | 'filter' | 'all' | 'none' }>;

/** The leaves that may be in a text; together those that are forms of one word, which an `or` holds. */
function groupsIn(node: QueryNode): Leaf[][] {
  if (node.type === 'and') return node.nodes.flatMap(groupsIn);
  if (node.type === 'or') {
    const groups = new Map<string, Leaf[]>();
    for (const leaf of node.nodes.flatMap(groupsIn).flat()) groups.set(kinship(leaf), [...(groups.get(kinship(leaf)) ?? []), leaf]);
    return Array.from(groups.values());
  }
  return isLeaf(node) && isInText(node) ? [[node]] : [];
}

const isLeaf = (node: QueryNode): node is Leaf => ['term', 'phrase', 'near', 'substring'].includes(node.type);

const fieldsInText = new Set<string | undefined>([undefined, 'body', 'headings', 'symbols']);
const isInText = ({ field }: Leaf): boolean => fieldsInText.has(field);

/** Forms of a word begin alike. That other words do so too does no harm. */
const kinship = (leaf: Leaf): string => textsOf(leaf).join('').slice(0, 2);

const textsOf = (leaf: Leaf): readonly string[] => ('words' in leaf ? leaf.words : [leaf.text]);

const allMarks = new Set<string>(Object.values(languageMarks));

function otherMarks(language: string | undefined): ReadonlySet<string> {
  const own = stemmerOf(language)?.mark;
  return own === undefined ? allMarks : new Set([...allMarks].filter((mark) => mark !== own));
}

function wordsOf(leaf: Leaf): SoughtWord[] {
  if (leaf.type === 'substring') return [{ as: isUnspaced(leaf.text) ? 'letters' : 'part', text: leaf.text, typed: leaf.text }];
  const isStem = leaf.type === 'term' && leaf.stem === true;
  const texts = leaf.type === 'phrase' ? joinedPairs(leaf.words) : textsOf(leaf);
  const isOpen = 'prefix' in leaf && leaf.prefix;
  return texts.map((text, index) => wordOf(text, isStem, isOpen && index === texts.length - 1));
}

function wordOf(text: string, isStem: boolean, isOpen: boolean): SoughtWord {
  if (isUnspaced(text)) return { as: 'letters', text: withoutCodes(text), typed: text };
  if (/[\ue080-\ue082]/.test(text)) return { as: 'name', text: withoutCodes(text), typed: text };
  return { as: isOpen ? 'beginning' : 'form', text: isStem || allMarks.has(text.slice(-1)) ? text : stemOf(text), typed: text };
}

/** FTS5 leaves longer words as they are. */
const longestStemmed = 64;

function stemOf(word: string): string {
  return word.length > longestStemmed ? word : stemmer(word);
}

/** Overlapping pairs of characters as the run that they were cut from. */
function joinedPairs(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const [first = ''] = word;
    const isNext =
      last !== undefined && isUnspaced(word) && !isSyllabic(word) && isUnspaced(last) && last.endsWith(first) && word.length > first.length;
    if (isNext) joined[joined.length - 1] = last + word.slice(first.length);
    else joined.push(word);
  }
  return joined;
}
