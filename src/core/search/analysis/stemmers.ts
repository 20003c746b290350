import { stemArabic } from './arabic.ts';
import { foldLetters } from './fold-letters.ts';
import { languageMarks } from './private-use.ts';

type Stem = (word: string) => string;

/** How the words of a language are reduced to stems. */
export interface Stemmer {
  readonly mark: string;
  /** Whether a word is written as the language is. */
  readonly writes: RegExp;
  readonly stem: Stem;
}

interface Known {
  readonly writes: RegExp;
  readonly load: () => Promise<Stem>;
}

const latin = /^\p{sc=Latin}[\p{sc=Latin}\p{M}]*$/u;
const cyrillic = /^\p{sc=Cyrillic}[\p{sc=Cyrillic}\p{M}]*$/u;
const devanagari = /^[\p{sc=Devanagari}\p{M}]+$/u;

const plain = async (library: Promise<{ readonly stemmer: Stem }>): Promise<Stem> => {
  const { stemmer } = await library;
  return (word) => stemmer(word.toLowerCase());
};

const turkish = async (): Promise<Stem> => {
  const { stemmer } = await import('@orama/stemmers/turkish');
  return (word) => stemmer(word.toLocaleLowerCase('tr'));
};

/** The stemmer knows the cedillas of old typefaces only. */
const romanian = async (): Promise<Stem> => {
  const { stemmer } = await import('@orama/stemmers/romanian');
  return (word) => stemmer(word.toLowerCase().replaceAll('ș', 'ş').replaceAll('ț', 'ţ'));
};

/** The stemmer tells the plural of `ação`, ações, from the singular. */
const portuguese = async (): Promise<Stem> => {
  const { stemmer } = await import('@orama/stemmers/portuguese');
  return (word) => stemmer(word.toLowerCase()).replace(/(?<=..)[ãõ]$/, '');
};

const russian = async (): Promise<Stem> => {
  const { stemmer } = await import('@orama/stemmers/russian');
  return (word) => stemmer(word.toLowerCase().replaceAll('ё', 'е'));
};

const known: Readonly<Record<keyof typeof languageMarks, Known>> = {
  de: { writes: latin, load: () => plain(import('@orama/stemmers/german')) },
  fr: { writes: latin, load: () => plain(import('@orama/stemmers/french')) },
  es: { writes: latin, load: () => plain(import('@orama/stemmers/spanish')) },
  it: { writes: latin, load: () => plain(import('@orama/stemmers/italian')) },
  pt: { writes: latin, load: portuguese },
  nl: { writes: latin, load: () => plain(import('@orama/stemmers/dutch')) },
  sv: { writes: latin, load: () => plain(import('@orama/stemmers/swedish')) },
  da: { writes: latin, load: () => plain(import('@orama/stemmers/danish')) },
  no: { writes: latin, load: () => plain(import('@orama/stemmers/norwegian')) },
  fi: { writes: latin, load: () => plain(import('@orama/stemmers/finnish')) },
  ru: { writes: cyrillic, load: russian },
  tr: { writes: latin, load: turkish },
  el: { writes: /^\p{sc=Greek}[\p{sc=Greek}\p{M}]*$/u, load: () => plain(import('@orama/stemmers/greek')) },
  ro: { writes: latin, load: romanian },
  hu: { writes: latin, load: () => plain(import('@orama/stemmers/hungarian')) },
  ar: { writes: /^[\p{sc=Arabic}\p{M}\u0640]+$/u, load: async () => (word) => stemArabic(foldLetters(word)) },
  hi: { writes: devanagari, load: () => plain(import('@orama/stemmers/indian')) },
  uk: { writes: cyrillic, load: () => plain(import('@orama/stemmers/ukrainian')) },
  bg: { writes: cyrillic, load: () => plain(import('@orama/stemmers/bulgarian')) },
  sr: { writes: /^[\p{sc=Latin}\p{sc=Cyrillic}]+$/u, load: () => plain(import('@orama/stemmers/serbian')) },
  lt: { writes: latin, load: () => plain(import('@orama/stemmers/lithuanian')) },
  hy: { writes: /^\p{sc=Armenian}+$/u, load: () => plain(import('@orama/stemmers/armenian')) },
  ga: { writes: latin, load: () => plain(import('@orama/stemmers/irish')) },
  id: { writes: latin, load: () => plain(import('@orama/stemmers/indonesian')) },
  ne: { writes: devanagari, load: () => plain(import('@orama/stemmers/nepali')) },
  ta: { writes: /^[\p{sc=Tamil}\p{M}]+$/u, load: () => plain(import('@orama/stemmers/tamil')) },
};

/** Languages so much alike that they share a stemmer, and find each other. */
const alike: Readonly<Record<string, keyof typeof known>> = { nb: 'no', nn: 'no', hr: 'sr', bs: 'sr', ms: 'id' };

const loaded = new Map<keyof typeof known, Stemmer>();

function keyOf(language: string): keyof typeof known | undefined {
  const key = alike[language] ?? language;
  return Object.hasOwn(known, key) ? (key as keyof typeof known) : undefined;
}

export async function loadStemmer(language: string): Promise<void> {
  const key = keyOf(language);
  if (key === undefined || loaded.has(key)) return;
  const { writes, load } = known[key];
  loaded.set(key, { mark: languageMarks[key], writes, stem: await load() });
}

/** `undefined` for English, which storages stem by themselves, and for languages whose stemmer does not exist or was not loaded. */
export function stemmerOf(language: string | undefined): Stemmer | undefined {
  const key = language === undefined ? undefined : keyOf(language);
  return key && loaded.get(key);
}
