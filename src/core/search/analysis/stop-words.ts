import { stopWords as english } from './stop-words/en.ts';

type List = Promise<{ readonly stopWords: string }>;

const lists: Readonly<Record<string, () => List>> = {
  af: () => import('./stop-words/af.ts'),
  ar: () => import('./stop-words/ar.ts'),
  ca: () => import('./stop-words/ca.ts'),
  cs: () => import('./stop-words/cs.ts'),
  da: () => import('./stop-words/da.ts'),
  de: () => import('./stop-words/de.ts'),
  el: () => import('./stop-words/el.ts'),
  es: () => import('./stop-words/es.ts'),
  et: () => import('./stop-words/et.ts'),
  eu: () => import('./stop-words/eu.ts'),
  fi: () => import('./stop-words/fi.ts'),
  fr: () => import('./stop-words/fr.ts'),
  ga: () => import('./stop-words/ga.ts'),
  gl: () => import('./stop-words/gl.ts'),
  hi: () => import('./stop-words/hi.ts'),
  hr: () => import('./stop-words/hr.ts'),
  hu: () => import('./stop-words/hu.ts'),
  id: () => import('./stop-words/id.ts'),
  it: () => import('./stop-words/it.ts'),
  lt: () => import('./stop-words/lt.ts'),
  lv: () => import('./stop-words/lv.ts'),
  ms: () => import('./stop-words/ms.ts'),
  nl: () => import('./stop-words/nl.ts'),
  no: () => import('./stop-words/no.ts'),
  pl: () => import('./stop-words/pl.ts'),
  pt: () => import('./stop-words/pt.ts'),
  ro: () => import('./stop-words/ro.ts'),
  ru: () => import('./stop-words/ru.ts'),
  sk: () => import('./stop-words/sk.ts'),
  sl: () => import('./stop-words/sl.ts'),
  sq: () => import('./stop-words/sq.ts'),
  sv: () => import('./stop-words/sv.ts'),
  tr: () => import('./stop-words/tr.ts'),
  vi: () => import('./stop-words/vi.ts'),
};

const wordsIn = (list: string): ReadonlySet<string> => new Set(list.normalize('NFC').trim().split(/\s+/));
const englishWords = wordsIn(english);
const loaded = new Map<string, ReadonlySet<string>>([['en', englishWords]]);

/** Function words of other languages that say something in English. */
const tellingInEnglish = wordsIn(`
act alt bin come den die dig din dog door due end even fare fie fin ha ham hat hem hin hoe hop hun ill inn kan kin kit lo main man mange mare mars mas men mere met mine mocht
mode mot net note nun one pas per pie plus pot pour rare raz sein sent sera sin sine sit sob son sub sue sui sur tale tan tandem ten ton tot tout van var vest via want war word zou
`);

export async function loadStopWords(language: string): Promise<void> {
  const load = Object.hasOwn(lists, language) ? lists[language] : undefined;
  if (load !== undefined && !loaded.has(language)) loaded.set(language, wordsIn((await load()).stopWords));
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
export async function latinStopWords(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  await Promise.all(Object.keys(lists).map(loadStopWords));
  return new Map(Array.from(loaded).filter(([language]) => !otherScripts.has(language)));
}

const otherScripts = new Set(['ar', 'el', 'hi', 'ru']);
