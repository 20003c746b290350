import type { IndexTerm, TermRequest } from '../../plugin/query.ts';
import { fold, stemsOf } from './storage-stems.ts';
import type { Vocabulary } from './storage-vocabulary.ts';

/** Answers for words of the index: the most frequent ones, or those asked for. */
export function termsOf(vocabulary: Vocabulary, { like, limit }: TermRequest): readonly IndexTerm[] {
  if ('prefix' in like) return vocabulary.startingWith(fold(like.prefix), limit);
  if ('contains' in like) return vocabulary.containing(fold(like.contains), limit);
  return like.oneOf.map((word) => {
    const term = stemsOf(word).join(' ');
    return { term, items: vocabulary.itemsWith(term) };
  });
}
