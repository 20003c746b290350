import { stemmer } from 'stemmer';

const suffixes = [
  'ing',
  'ed',
  'ion',
  'ions',
  'ive',
  'ation',
  'able',
  'ible',
  'al',
  'ally',
  'ance',
  'ence',
  'ate',
  'ity',
  'ize',
  'ise',
  'ment',
  'ness',
  'ous',
  'ful',
  'ly',
  'er',
  'ers',
  'ist',
  'ism',
  'es',
  'ies',
];
const shortest = 5;
const fewestLetters = 3;
const mostStems = 4;

/**
 * Stems of English words that begin so and whose stems do not: `connecti` is the beginning of connection and connecting, which are indexed
 * as connect.
 */
export function englishStems(prefix: string): string[] {
  if (prefix.length < shortest || !/^[a-z]+$/.test(prefix)) return [];
  const stems = new Set<string>();
  const begun = stemmer(prefix);
  for (const suffix of suffixes) {
    for (let length = 1; length < suffix.length && prefix.length - length >= fewestLetters; length += 1) {
      if (!prefix.endsWith(suffix.slice(0, length))) continue;
      const stem = stemmer(prefix.slice(0, -length) + suffix);
      if (!stem.startsWith(begun) && stem.length < prefix.length) stems.add(stem);
    }
  }
  return Array.from(stems).slice(0, mostStems);
}
