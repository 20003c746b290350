import type { Suggestion } from '../../../../plugin/paise.ts';
import type { TextField } from '../../../../plugin/query.ts';
import { indexForm } from '../../analysis/index-form.ts';
import { languageMarks } from '../../analysis/private-use.ts';
import { spoken } from '../../analysis/spoken.ts';
import { isUnspaced } from '../../analysis/unspaced-text.ts';
import { plainForm } from '../../analysis/word-form.ts';
import { wordsNode } from '../../analysis/words-node.ts';
import { anyOf } from '../../rank/query-nodes.ts';
import { countingQuery } from '../../rank/storage-query.ts';
import { spellingsOf } from '../spellings.ts';
import { alongWith, type Suggesting } from './suggest-sources.ts';

/** Terms that are looked up to be spelled. */
const mostTerms = 16;
/** Words beyond the limit that are counted: with the rest of the query, others may be in front. */
const spare = 4;
/** How much longer than its stem a word is in general. */
const longestEnding = 4;

/** Words of the index that the last word may become, those in the most items first. Those that do not occur with the rest of the query are left out. */
export async function wordSuggestions(suggesting: Suggesting, fields?: readonly TextField[]): Promise<readonly Suggestion[]> {
  const { end, languages, limit, storage } = suggesting;
  const beginning = lastWord(end.typed);
  if (beginning === '' || (isOneLetter(beginning) && suggesting.rest !== undefined)) return [];
  const words = (await wordsBeginning(plainForm(beginning), suggesting))
    .filter((word) => word !== beginning.toLowerCase())
    .slice(0, limit + spare);
  const kept = end.typed.slice(0, end.typed.length - beginning.length);
  const before = `${end.before}${end.field === undefined ? '' : `${end.field}:`}${end.isQuoted ? '"' : ''}${kept}`;
  const found = await Promise.all(
    words.map(async (word) => {
      const scope = { languages, prefix: false, quoted: end.isQuoted };
      const nodes = (fields ?? [undefined]).map((field) => wordsNode(`${kept}${word}`, { ...scope, ...(field && { field }) }));
      const node = anyOf(nodes.filter((one) => one !== undefined));
      return { word, items: (await storage.search(countingQuery(alongWith(node, suggesting.rest)))).total };
    }),
  );
  return found
    .filter(({ items }) => items > 0)
    .toSorted((one, other) => other.items - one.items)
    .slice(0, limit)
    .map(({ word, items }): Suggestion => ({ kind: 'word', text: `${before}${word}`, label: word, items }));
}

/** What can be completed at the end of what is typed. In a language without spaces between words, that is the last character. */
function lastWord(typed: string): string {
  const last = Array.from(typed.slice(-2)).at(-1) ?? '';
  if (isUnspaced(last)) return last;
  return /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u.exec(typed.slice(-64))?.[0] ?? '';
}

/** So many words begin with a letter that counting them costs more than typing another. */
export const isOneLetter = (beginning: string): boolean => beginning.length === 1 && !isUnspaced(beginning);

async function wordsBeginning(beginning: string, suggesting: Suggesting): Promise<readonly string[]> {
  const { storage, languages } = suggesting;
  const [longer, shorter] = await Promise.all([
    storage.terms({ like: { prefix: beginning }, limit: mostTerms }),
    storage.terms({ like: { oneOf: stemsOf(beginning, languages) }, limit: mostTerms }),
  ]);
  const known = [...longer, ...shorter.filter(({ items }) => items > 0)].toSorted((one, other) => other.items - one.items);
  // The same stem in another language is the same word, mostly.
  const stems = new Map(known.toReversed().map((term) => [spoken(term.term), term]));
  const most = Array.from(stems.values()).toReversed().slice(0, mostTerms);
  const words = await Promise.all(most.map(({ term }) => spelled(term, beginning, suggesting)));
  const found = words.filter((word) => word !== undefined);
  return Array.from(new Map(found.toReversed().map((word) => [indexForm(word, undefined), word])).values()).toReversed();
}

/** What the stem may be of a word whose ending has been begun: `connect` for `connecti`. */
function stemsOf(beginning: string, languages: readonly string[]): readonly string[] {
  const marks = ['', ...languages.slice(0, 4).flatMap((language) => (isMarked(language) ? languageMarks[language] : []))];
  const lengths = Array.from({ length: longestEnding }, (_, index) => beginning.length - 1 - index).filter((length) => length > 2);
  return lengths.flatMap((length) => marks.map((mark) => `${beginning.slice(0, length)}${mark}`));
}

const isMarked = (language: string): language is keyof typeof languageMarks => Object.hasOwn(languageMarks, language);

/** A spelling that begins so. */
async function spelled(term: string, beginning: string, suggesting: Suggesting): Promise<string | undefined> {
  const spellings = await spellingsOf(term, suggesting);
  return spellings.find((word) => plainForm(word).startsWith(beginning));
}
