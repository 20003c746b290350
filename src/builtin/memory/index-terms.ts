import type { IndexTerm, TermRequest } from '../../plugin/query.ts';
import { byFrequency } from './frequency.ts';
import type { ItemIndex } from './item-index.ts';
import { fold, stemsOf } from './words.ts';

/** Words of the index: the most frequent first, or those asked for. */
export function indexTerms(index: ItemIndex, { like, limit }: TermRequest): readonly IndexTerm[] {
  if ('oneOf' in like) return like.oneOf.map((word) => indexTerm(index, stemsOf(word).join(' ')));
  if ('contains' in like) return termsContaining(index, like.contains, limit);
  const prefix = fold(like.prefix);
  return mostFrequentTerms(index, (term) => term.startsWith(prefix)).slice(0, limit);
}

export function termsContaining(index: ItemIndex, text: string, limit: number): readonly IndexTerm[] {
  const folded = fold(text);
  return mostFrequentTerms(index, (term) => term.includes(folded)).slice(0, limit);
}

function mostFrequentTerms(index: ItemIndex, isWanted: (term: string) => boolean): readonly IndexTerm[] {
  const found = Array.from(index.idsByWord, ([value, ids]) => ({ value, items: ids.size })).filter(({ value }) => isWanted(value));
  return found.toSorted(byFrequency).map(({ value, items }) => ({ term: value, items }));
}

const indexTerm = ({ idsByWord }: ItemIndex, term: string): IndexTerm => ({ term, items: idsByWord.get(term)?.size ?? 0 });
