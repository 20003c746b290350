import { foldWord } from '../analysis/words.ts';
import { editDistance } from './edit-distance.ts';
import { toleranceOf, type SimilarWord } from './similar-words.ts';
import { spellingsOf, type WordSources } from './spellings.ts';

/** Spellings of similar terms that are themselves near the word, the closest first. None that differs in case and accents only. */
export async function closestSpellings(typed: string, similar: readonly SimilarWord[], sources: WordSources): Promise<readonly string[]> {
  const word = foldWord(typed);
  const spellings = (await Promise.all(similar.map(({ term }) => spellingsOf(term, sources)))).flat();
  // Of a stem that is near, also the spelling must be.
  const most = toleranceOf(word) + 1;
  return [...new Set(spellings)]
    .map((spelling) => ({ spelling, distance: editDistance(word, foldWord(spelling), most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ spelling }) => spelling);
}
