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
const mostStems = 6;
const doubled = /([bdfgmnprt])\1$/;

/**
 * Stems of English words that begin so and whose stems do not: `connecti` is the beginning of connection and connecting, which are indexed
 * as connect, and `happy` is indexed as happi.
 */
export function englishStems(prefix: string): string[] {
  if (!/^[a-z]+$/.test(prefix)) return [];
  const stems = new Set([stemmer(prefix), ...(prefix.length < shortest ? [] : completedStems(prefix))]);
  return Array.from(stems)
    .filter((stem) => !stem.startsWith(prefix))
    .slice(0, mostStems);
}

function* completedStems(prefix: string): Generator<string> {
  if (doubled.test(prefix)) yield stemmer(`${prefix}ing`);
  for (const suffix of suffixes) {
    for (let length = 1; length < suffix.length && prefix.length - length >= fewestLetters; length += 1) {
      if (!prefix.endsWith(suffix.slice(0, length))) continue;
      const stem = stemmer(prefix.slice(0, -length) + suffix);
      if (stem.length < prefix.length) yield stem;
    }
  }
}
