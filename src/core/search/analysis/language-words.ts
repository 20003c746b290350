import { latinStopWords } from './stop-words.ts';

/** In running text, two words in five are function words; fewer where endings stand for them. */
const smallestShare = 0.15;
/** Between Danish and Norwegian, a few words decide. */
const smallestLead = 1.08;
/** Fewer different words are a list, or one word again and again. */
const fewestWords = 12;
/** Different function words of more than one letter: formulas are full of the others. */
const fewestTelling = 3;

interface WordTable {
  readonly languages: readonly string[];
  /** Places in `languages` of those that have a word. */
  readonly having: ReadonlyMap<string, readonly number[]>;
}

let table: Promise<WordTable> | undefined;

/** The language whose function words are the most frequent among these, which are in lower case. */
export async function languageByWords(words: readonly string[]): Promise<string | undefined> {
  if (!hasDistinct(words, fewestWords)) return undefined;
  table ??= wordTable();
  const { languages, having } = await table;
  const counts = new Float64Array(languages.length);
  const scores = new Float64Array(languages.length);
  for (const word of words) {
    const places = having.get(word);
    if (places === undefined) continue;
    // A word that few languages have says more.
    const score = 1 / places.length;
    for (const place of places) {
      counts[place] = (counts[place] ?? 0) + 1;
      scores[place] = (scores[place] ?? 0) + score;
    }
  }
  const [second = 0, most = 0] = scores.toSorted().subarray(-2);
  const best = scores.indexOf(most);
  const telling = words.filter((word) => word.length > 1 && having.get(word)?.includes(best) === true);
  if (!hasDistinct(telling, fewestTelling)) return undefined;
  return (counts[best] ?? 0) >= smallestShare * words.length && most >= smallestLead * second ? languages[best] : undefined;
}

/** Whether there are so many different words. */
export function hasDistinct(words: readonly string[], count: number): boolean {
  const distinct = new Set<string>();
  return words.some((word) => distinct.add(word).size >= count);
}

async function wordTable(): Promise<WordTable> {
  const lists = Array.from(latinStopWords());
  const having = new Map<string, number[]>();
  for (const [place, [, words]] of lists.entries()) {
    for (const word of words) {
      const places = having.get(word);
      if (places === undefined) having.set(word, [place]);
      else places.push(place);
    }
  }
  return { languages: lists.map(([language]) => language), having };
}
