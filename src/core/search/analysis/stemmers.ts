import { stemArabic } from './arabic.ts';
import { foldLetters } from './fold-letters.ts';
import { languageMarks } from './private-use.ts';
import type * as packages from './stemmer-packages.ts';

type Stem = (word: string) => string;
type Packages = typeof packages;

/** How the words of a language are reduced to stems. */
export interface Stemmer {
  readonly mark: string;
  /** Whether a word is written as the language is. */
  readonly writes: RegExp;
  readonly stem: Stem;
}

interface Known {
  readonly writes: RegExp;
  readonly stem: (packages: Packages) => Stem;
}

const latin = /^\p{sc=Latin}[\p{sc=Latin}\p{M}]*$/u;
const cyrillic = /^\p{sc=Cyrillic}[\p{sc=Cyrillic}\p{M}]*$/u;
const devanagari = /^[\p{sc=Devanagari}\p{M}]+$/u;

const plain =
  (name: keyof Packages): Known['stem'] =>
  (packages) =>
  (word) =>
    packages[name](word.toLowerCase());

const turkish: Known['stem'] = (packages) => (word) => packages.turkish(word.toLocaleLowerCase('tr'));

/** The stemmer knows the cedillas of old typefaces only. */
const romanian: Known['stem'] = (packages) => (word) => packages.romanian(word.toLowerCase().replaceAll('ș', 'ş').replaceAll('ț', 'ţ'));

/** The stemmer tells the plural of `ação`, ações, from the singular. */
const portuguese: Known['stem'] = (packages) => (word) => packages.portuguese(word.toLowerCase()).replace(/(?<=..)[ãõ]$/, '');

const russian: Known['stem'] = (packages) => (word) => packages.russian(word.toLowerCase().replaceAll('ё', 'е'));

const known: Readonly<Record<keyof typeof languageMarks, Known>> = {
  de: { writes: latin, stem: plain('german') },
  fr: { writes: latin, stem: plain('french') },
  es: { writes: latin, stem: plain('spanish') },
  it: { writes: latin, stem: plain('italian') },
  pt: { writes: latin, stem: portuguese },
  nl: { writes: latin, stem: plain('dutch') },
  sv: { writes: latin, stem: plain('swedish') },
  da: { writes: latin, stem: plain('danish') },
  no: { writes: latin, stem: plain('norwegian') },
  fi: { writes: latin, stem: plain('finnish') },
  ru: { writes: cyrillic, stem: russian },
  tr: { writes: latin, stem: turkish },
  el: { writes: /^\p{sc=Greek}[\p{sc=Greek}\p{M}]*$/u, stem: plain('greek') },
  ro: { writes: latin, stem: romanian },
  hu: { writes: latin, stem: plain('hungarian') },
  ar: { writes: /^[\p{sc=Arabic}\p{M}\u0640]+$/u, stem: () => (word) => stemArabic(foldLetters(word)) },
  hi: { writes: devanagari, stem: plain('indian') },
  uk: { writes: cyrillic, stem: plain('ukrainian') },
  bg: { writes: cyrillic, stem: plain('bulgarian') },
  sr: { writes: /^[\p{sc=Latin}\p{sc=Cyrillic}]+$/u, stem: plain('serbian') },
  lt: { writes: latin, stem: plain('lithuanian') },
  hy: { writes: /^\p{sc=Armenian}+$/u, stem: plain('armenian') },
  ga: { writes: latin, stem: plain('irish') },
  id: { writes: latin, stem: plain('indonesian') },
  ne: { writes: devanagari, stem: plain('nepali') },
  ta: { writes: /^[\p{sc=Tamil}\p{M}]+$/u, stem: plain('tamil') },
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
  const { writes, stem } = known[key];
  loaded.set(key, { mark: languageMarks[key], writes, stem: stem(await import('./stemmer-packages.ts')) });
}

/** `undefined` for English, which storages stem by themselves, and for languages whose stemmer does not exist or was not loaded. */
export function stemmerOf(language: string | undefined): Stemmer | undefined {
  const key = language === undefined ? undefined : keyOf(language);
  return key && loaded.get(key);
}
