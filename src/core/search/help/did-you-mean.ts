import type { QueryNode } from '../../../plugin/query.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { clauseNode, clauseText, type Clause } from '../query/query-clause.ts';
import type { SearchedStorage } from '../deadline.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import type { Ranking } from '../rank/rank.ts';
import { countingQuery } from '../rank/storage-query.ts';
import { closestSpellings } from './closest-spellings.ts';
import type { SimilarWords } from './similar-words.ts';
import type { WordSources } from './spellings.ts';

/** With so many hits nobody asks whether something else was meant: to look for it takes longer than to search. */
const enough = 2;
/** A word that more items have is no slip. */
const mostSlips = 5;
/** A correction occurs so many times more often. */
const timesMore = 10;
const mostLookedUp = 8;
/** Nobody wants a pasted paragraph corrected, and all of its words are in no item whatever one of them is taken for. */
const mostWords = 24;

type Leaf = Clause & { readonly kind: 'leaf' };

/** What corrections are taken from. */
export interface CorrectionSources {
  readonly storage: Pick<SearchedStorage, 'search'>;
  readonly similarWords: SimilarWords;
  /** Where words are spelled. */
  readonly texts: WordSources;
}

/** The query with words corrected that hardly occur, as text; `undefined` where nothing much better is known. */
export async function didYouMean(
  parsed: ParsedQuery,
  { total, loosened }: Pick<Ranking, 'total' | 'loosened'>,
  sources: CorrectionSources,
  languages: readonly string[],
): Promise<string | undefined> {
  if (total >= enough && loosened === undefined) return undefined;
  const words = wordsIn(parsed.clause);
  if (words.length > mostWords) return undefined;
  const lookedUp = words.slice(0, mostLookedUp);
  const verdicts = await Promise.all(lookedUp.map(async (leaf) => [leaf, await verdictOn(leaf, sources)] as const));
  const corrections = new Map(
    verdicts.flatMap(([leaf, { correction }]) => (correction === undefined ? [] : [[leaf, correction] as const])),
  );
  if (corrections.size === 0) return undefined;
  const corrected = replaced(parsed.clause, (leaf) => {
    const word = corrections.get(leaf);
    const node = word === undefined ? undefined : wordsNode(word, { languages, prefix: false, quoted: false });
    return word === undefined || node === undefined ? leaf : { kind: 'leaf', node, text: word, word };
  });
  const isHopeless = verdicts.some(([, { items, correction }]) => items === 0 && correction === undefined);
  const better = isHopeless || (await countOf(clauseNode(corrected), sources)) > (loosened?.strict ?? total);
  return better ? `${clauseText(corrected)}${parsed.text.slice(clauseText(parsed.clause).length)}` : undefined;
}

/** The plain words that must occur. */
function wordsIn(clause: Clause): readonly Leaf[] {
  if (clause.kind === 'not') return [];
  if (clause.kind !== 'leaf') return clause.clauses.flatMap(wordsIn);
  return clause.word === undefined ? [] : [clause];
}

function replaced(clause: Clause, by: (leaf: Leaf) => Clause): Clause {
  if (clause.kind === 'not') return clause;
  return clause.kind === 'leaf' ? by(clause) : { ...clause, clauses: clause.clauses.map((part) => replaced(part, by)) };
}

interface Verdict {
  readonly items: number;
  readonly correction: string | undefined;
}

async function verdictOn({ word = '', node }: Leaf, sources: CorrectionSources): Promise<Verdict> {
  const items = await countOf(node, sources);
  if (items > mostSlips) return { items, correction: undefined };
  const similar = await sources.similarWords(word);
  const likely = similar.filter((one) => one.items >= Math.max(1, items * timesMore));
  const [correction] = await closestSpellings(word, likely, sources.texts);
  return { items, correction };
}

const countOf = async (node: QueryNode, { storage }: CorrectionSources): Promise<number> =>
  (await storage.search(countingQuery(node))).total;
