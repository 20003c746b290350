import type { Loosened } from '../../../plugin/paise.ts';
import { spoken } from '../analysis/spoken.ts';
import { closestSpellings } from '../help/closest-spellings.ts';
import type { SimilarWord } from '../help/similar-words.ts';
import { spellingsOf, type WordSources } from '../help/spellings.ts';
import type { Replacement } from './replacements.ts';

/** For a person: what was looked for in place of each word, spelled as the texts do. */
export async function saidReplacements(replaced: readonly Replacement[], sources: WordSources): Promise<Loosened['replaced']> {
  return Promise.all(
    replaced.map(async ({ word, similar }) => {
      const by = await Promise.all(similar.map((one) => spelling(word, one, sources)));
      return { word, by: [...new Set(by)] };
    }),
  );
}

async function spelling(word: string, one: SimilarWord, sources: WordSources): Promise<string> {
  const [closest] = await closestSpellings(word, [one], sources);
  return closest ?? (await spellingsOf(one.term, sources))[0] ?? spoken(one.term);
}
