import type { QueryNode } from '../../../plugin/query.ts';
import type { SimilarWord, SimilarWords } from '../help/similar-words.ts';
import type { WordDemand } from './demands.ts';
import { anyOf } from './query-nodes.ts';

/** What is looked for in place of a word that nothing has: similar words, else what contains it. */
export type Replacement = WordDemand & { readonly similar: readonly SimilarWord[] };

/** Shorter text is in too many words. */
const shortestPart = 3;

export async function replacementsOf(unknown: readonly WordDemand[], similarWords: SimilarWords): Promise<readonly Replacement[]> {
  const all = await Promise.all(
    unknown.map(async (demand): Promise<Replacement | undefined> => {
      const similar = await similarWords(demand.word);
      const node = similar.length > 0 ? anyOf(similar.map(termNode)) : partNode(demand.word);
      return node && { ...demand, node, similar };
    }),
  );
  return all.filter((one) => one !== undefined);
}

const termNode = ({ term }: SimilarWord): QueryNode => ({ type: 'term', text: term, stem: true });

const partNode = (word: string): QueryNode | undefined =>
  word.length < shortestPart ? undefined : { type: 'substring', text: word.toLowerCase() };
