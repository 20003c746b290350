import * as all from './stop-words/all.ts';
import { stopWords as english } from './stop-words/en.ts';

const lists: Readonly<Record<string, string>> = all;

const wordsIn = (list: string): ReadonlySet<string> => new Set(list.normalize('NFC').trim().split(/\s+/));
const englishWords = wordsIn(english);
const loaded = new Map<string, ReadonlySet<string>>([['en', englishWords]]);

/** Function words of other languages that say something in English. */
const tellingInEnglish = wordsIn(`
act alt bin come den die dig din dog door due end even fare fie fin ha ham hat hem hin hoe hop hun ill inn kan kin kit lo main man mange mare mars mas men mere met mine mocht
mode mot net note nun one pas per pie plus pot pour rare raz sein sent sera sin sine sit sob son sub sue sui sur tale tan tandem ten ton tot tout van var vest via want war word zou
`);

/** Has `isStopWord` know a language. */
export function loadStopWords(language: string): void {
  const list = Object.hasOwn(lists, language) ? lists[language] : undefined;
  if (list !== undefined && !loaded.has(language)) loaded.set(language, wordsIn(list));
}

/**
 * Whether this is a function word in English or one of these languages. `war` is one in German, but not where there are English texts too.
 */
export function isStopWord(word: string, languages: readonly string[]): boolean {
  const lower = word.normalize('NFC').toLowerCase();
  if (englishWords.has(lower)) return true;
  const others = languages.filter((language) => language !== 'en' && loaded.get(language)?.has(lower) === true);
  return others.length > 0 && !(languages.includes('en') && tellingInEnglish.has(lower));
}

/** The share of English function words among these, which are in lower case. */
export function englishShare(words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (englishWords.has(word)) count += 1;
  return count / words.length;
}

/** Languages in Latin letters that have a list, with their words. */
export function latinStopWords(): ReadonlyMap<string, ReadonlySet<string>> {
  for (const language of Object.keys(lists)) loadStopWords(language);
  return new Map(Array.from(loaded).filter(([language]) => !otherScripts.has(language)));
}

const otherScripts = new Set(['ar', 'el', 'hi', 'ru']);
