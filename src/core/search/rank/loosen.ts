import type { Loosened } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { splitWords } from '../analysis/words.ts';
import type { SearchedStorage } from '../deadline.ts';
import type { SimilarWords } from '../help/similar-words.ts';
import { characterPairs } from './character-pairs.ts';
import { inParts, isKeptPhrase, type Demands, type WordDemand } from './demands.ts';
import { counted, type Counted } from './frequency.ts';
import { allOf, anyOf } from './query-nodes.ts';
import { replacementsOf, type Replacement } from './replacements.ts';

/** A query that asks for less. */
export interface LooseQuery {
  readonly node: QueryNode;
  readonly by: Loosened['by'];
  readonly replaced: readonly Replacement[];
  /** The words that count in it. */
  readonly words: readonly WordDemand[];
}

/** What loosening reads from. */
export interface LooseSources {
  readonly storage: SearchedStorage;
  readonly languages: readonly string[];
  readonly similarWords: SimilarWords;
}

/** With so many hits nobody looks for more. */
export const enough = 10;
/** Items to be scored for a query of which not all words must match. Beyond, the commonest words are left out: they say least. */
const mostItems = 40_000;
/** Of more words, some are enough: to guess at those that nothing has would only add noise. */
const mostCorrected = 3;
/** Words that are never left out for being common. */
const fewestWords = 2;

/**
 * What to search for when nothing or little matches all words: words that no item has are replaced by similar ones, else by words that
 * contain them; then not all words must match. `undefined` where the query is as loose as it gets.
 */
export async function loosened(demands: Demands, strict: number, sources: LooseSources): Promise<LooseQuery | undefined> {
  const { storage, languages, similarWords } = sources;
  const { words: all, rest, phrases } = await phrasesApart(demands, strict, storage);
  const telling = all.filter(({ isStop }) => !isStop);
  const words = (telling.length > 0 ? telling : all).map((word) => inPieces(word, languages));
  const known = await counted(words, rest, storage);
  const present = known.filter(({ items }) => items > 0);
  const unknown = known.filter(({ of, items }) => items === 0 && of.run === undefined).map(({ of }) => of);
  const isQuestion = words.length > mostCorrected && present.length >= fewestWords;
  const replacements = strict > 0 || isQuestion ? [] : await replacementsOf(unknown, similarWords);
  const replaced = (await counted(replacements, rest, storage)).filter(({ items }) => items > 0);
  const usable = [...present, ...replaced];
  if (usable.length === 0) return phrases.length > 0 && rest ? { node: rest, by: 'some words', replaced: [], words: phrases } : undefined;
  const corrected = usable.length === words.length ? await correctedQuery(usable, replaced, { rest, storage }) : undefined;
  if (corrected !== undefined && (corrected.items >= enough || words.length <= fewestWords)) return corrected.query;
  if (words.length === 1) return undefined;
  const kept = withoutCommonest(usable);
  const node = allOf([...(rest ? [rest] : []), anyWord(kept, languages)]);
  return { node, by: 'some words', replaced: replaced.map(({ of }) => of), words: kept };
}

/** A phrase in quotes of a keyboard is kept where something has it. */
async function phrasesApart(
  { words, rest }: Demands,
  strict: number,
  storage: SearchedStorage,
): Promise<Demands & { readonly phrases: readonly WordDemand[] }> {
  const phrases = words.filter(isKeptPhrase);
  const kept = allOf([...(rest ? [rest] : []), ...phrases.map(({ node }) => node)]);
  const [found] = phrases.length > 0 && strict === 0 ? await counted([{ node: kept }], undefined, storage) : [];
  if (phrases.length === 0 || found?.items === 0) return { words: inParts(words), rest, phrases: [] };
  return { words: inParts(words.filter((demand) => !phrases.includes(demand))), rest: kept, phrases };
}

/** All words, where some were replaced and something has them all. */
async function correctedQuery(
  usable: readonly Counted<WordDemand>[],
  replaced: readonly Counted<Replacement>[],
  { rest, storage }: { readonly rest: QueryNode | undefined; readonly storage: SearchedStorage },
): Promise<{ readonly query: LooseQuery; readonly items: number } | undefined> {
  if (replaced.length === 0) return undefined;
  const words = usable.map(({ of }) => of);
  const node = allOf([...(rest ? [rest] : []), ...words.map((word) => word.node)]);
  const [found] = await counted([{ node }], undefined, storage);
  if (!found?.items) return undefined;
  const isSimilar = replaced.some(({ of }) => of.similar.length > 0);
  const by = isSimilar ? 'similar words' : 'parts of words';
  return { query: { node, by, replaced: replaced.map(({ of }) => of), words }, items: found.items };
}

function withoutCommonest(words: readonly Counted<WordDemand>[]): readonly WordDemand[] {
  const rarest = words.toSorted((one, other) => one.items - other.items);
  let items = 0;
  const kept = new Set(rarest.filter((word, index) => (items += word.items) <= mostItems || index < fewestWords).map(({ of }) => of));
  return words.map(({ of }) => of).filter((word) => kept.has(word));
}

/** A word such as `two-point` may also be there in pieces. */
function inPieces(demand: WordDemand, languages: readonly string[]): WordDemand {
  const pieces = splitWords(demand.word).filter((piece) => !isStopWord(piece, languages));
  if (pieces.length < 2 || demand.run !== undefined) return demand;
  const nodes = pieces.map((piece) => wordsNode(piece, { languages, prefix: false, quoted: false })).filter((node) => node !== undefined);
  return { ...demand, node: anyOf([demand.node, ...nodes]) };
}

/** Any of the words; of text without spaces, any of its pairs of characters. */
function anyWord(words: readonly WordDemand[], languages: readonly string[]): QueryNode {
  const runs = new Set(words.map(({ run }) => run).filter((run) => run !== undefined));
  return anyOf([
    ...words.filter(({ run }) => run === undefined).map(({ node }) => node),
    ...[...runs].flatMap((run) => characterPairs(run, languages)),
  ]);
}
