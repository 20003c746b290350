import { latinStopWords } from './stop-words.ts';

/** In running text, two words in five are function words; fewer where endings stand for them. */
const smallestShare = 0.15;
/** Between Danish and Norwegian, a few words decide. */
const smallestLead = 1.08;
/** Fewer different words are a list, or one word again and again. */
const fewestWords = 12;
/** Different function words of more than one letter: formulas are full of the others. */
const fewestTelling = 3;

let languagesByWord: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

/** The language whose function words are the most frequent among these, which are in lower case. */
export async function languageByWords(words: readonly string[]): Promise<string | undefined> {
  if (new Set(words).size < fewestWords) return undefined;
  languagesByWord ??= wordTable();
  const table = await languagesByWord;
  const counts = new Map<string, number>();
  const scores = new Map<string, number>();
  for (const word of words) {
    const languages = table.get(word) ?? [];
    for (const language of languages) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
      // A word that few languages have says more.
      scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
    }
  }
  const [[best, score] = ['', 0], [, second] = ['', 0]] = Array.from(scores).toSorted(([, one], [, other]) => other - one);
  if (telling(words, best, table) < fewestTelling) return undefined;
  return (counts.get(best) ?? 0) >= smallestShare * words.length && score >= smallestLead * second ? best : undefined;
}

function telling(words: readonly string[], language: string, table: ReadonlyMap<string, readonly string[]>): number {
  return new Set(words.filter((word) => word.length > 1 && table.get(word)?.includes(language))).size;
}

async function wordTable(): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = new Map<string, string[]>();
  for (const [language, words] of await latinStopWords()) {
    for (const word of words) table.set(word, [...(table.get(word) ?? []), language]);
  }
  return table;
}
