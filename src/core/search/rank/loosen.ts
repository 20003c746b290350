import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { Loosened } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { similarWords, type SimilarWord } from '../help/similar-words.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { splitWords } from '../analysis/words.ts';
import { characterPairs } from './character-pairs.ts';
import type { Demands, WordDemand } from './demands.ts';
import { allOf, anyOf } from './query-nodes.ts';
import { counted, type Counted } from './frequency.ts';

/** A query that asks for less. */
export interface LooseQuery {
  readonly node: QueryNode;
  readonly by: Loosened['by'];
  readonly replaced: Loosened['replaced'];
  /** The words that count in it. */
  readonly words: readonly WordDemand[];
}

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
export async function loosened(
  demands: Demands,
  strict: number,
  storage: DataStorage,
  languages: readonly string[],
): Promise<LooseQuery | undefined> {
  const { rest } = demands;
  const telling = demands.words.filter(({ isStop }) => !isStop);
  const words = (telling.length > 0 ? telling : demands.words).map((word) => inPieces(word, languages));
  const known = await counted(words, rest, storage);
  const unknown = known.filter(({ of, items }) => items === 0 && of.run === undefined).map(({ of }) => of);
  const present = known.filter(({ items }) => items > 0);
  const isQuestion = words.length > mostCorrected && present.length >= fewestWords;
  const replacements = strict > 0 || isQuestion ? [] : await replacementsOf(unknown, storage, languages);
  const replaced = await counted(replacements, rest, storage);
  const usable = [...present, ...replaced.filter(({ items }) => items > 0)];
  if (usable.length === 0) return undefined;
  const nodes = usable.map(({ of }) => of.node);
  const all = allOf([...(rest ? [rest] : []), ...nodes]);
  const told = replacements.filter((one) => usable.some(({ of }) => of === one));
  if (told.length > 0 && usable.length === words.length && (await matches(all, storage)))
    return {
      node: all,
      by: told.some(({ by }) => by.length > 0) ? 'similar words' : 'parts of words',
      replaced: told,
      words: usable.map(({ of }) => of),
    };
  if (words.length < 2 || (usable.length === 1 && words.length === 1)) return undefined;
  const kept = withoutCommonest(usable);
  return {
    node: allOf([...(rest ? [rest] : []), anyWord(kept, languages)]),
    by: 'some words',
    replaced: told,
    words: kept,
  };
}

const matches = async (node: QueryNode, storage: DataStorage): Promise<boolean> =>
  (await counted([{ node }], undefined, storage)).some(({ items }) => items > 0);

type Replacement = WordDemand & { readonly by: readonly string[] };

async function replacementsOf(unknown: readonly WordDemand[], storage: DataStorage, languages: readonly string[]): Promise<Replacement[]> {
  const all = await Promise.all(
    unknown.map(async (demand): Promise<Replacement | undefined> => {
      const similar = await similarWords(demand.word, storage, languages);
      if (similar.length > 0)
        return {
          ...demand,
          node: anyOf(similar.map(({ term }): QueryNode => ({ type: 'term', text: term, stem: true }))),
          by: similar.map(shown),
        };
      return demand.word.length > 2 ? { ...demand, node: { type: 'substring', text: demand.word.toLowerCase() }, by: [] } : undefined;
    }),
  );
  return all.filter((one) => one !== undefined);
}

const shown = ({ word }: SimilarWord): string => word;

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
