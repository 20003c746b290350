import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Place } from './place.ts';

/** What should come of one file. */
export interface Truth {
  /** A word that is in this file and in no other, and that was in none before. */
  readonly word: string;
  /** Codes that it may end with; absent for a file without guile, which is to be indexed. */
  readonly ends?: readonly string[];
}

/** Files with ground truth. */
export interface Corpus {
  readonly files: Map<string, Truth>;
  /** Words of contents that are no more. */
  readonly retired: Set<string>;
  /** A word that nobody has used yet. */
  newWord(): string;
}

/** No vowels and no s, so that no stemmer knows better; and no digits, so that it is one word for everybody. */
const letters = 'bcdfghjkmnpqrtvwxz';

export function createCorpus(): Corpus {
  let count = 0;
  return {
    files: new Map(),
    retired: new Set(),
    newWord() {
      count += 1;
      let word = '';
      for (let rest = count; rest > 0; rest = Math.floor(rest / letters.length)) word = (letters[rest % letters.length] ?? '') + word;
      return `zq${word.padStart(4, letters[0])}`;
    },
  };
}

const filler = 'The quick brown fox jumps over the lazy dog and indexes what it finds there. ';

export interface NewFile {
  /** Lines that the mock extractor obeys. */
  readonly lines?: readonly string[];
  readonly ends?: readonly string[];
  /** Times that the filler is repeated. */
  readonly length?: number;
  /** More text. */
  readonly text?: string;
}

/** Writes a file whose content has a new word, and notes what should come of it. */
export function writeFile(corpus: Corpus, path: string, { lines = [], ends, length = 3, text = '' }: NewFile = {}): void {
  const word = corpus.newWord();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, [...lines, `${word} ${filler.repeat(length)}`, text].join('\n'));
  forget(corpus, path);
  corpus.files.set(path, { word, ...(ends && { ends }) });
}

/** Notes that this path is not a file with content any more. */
export function forget(corpus: Corpus, path: string): void {
  const before = corpus.files.get(path);
  if (before) corpus.retired.add(before.word);
  corpus.files.delete(path);
}

/** Fills a place with innocent files of several kinds in folders. */
export function fill(corpus: Corpus, { files }: Place, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const kind = ['txt', 'md', 'mock', 'txt'][at % 4] ?? 'txt';
    writeFile(corpus, join(files, `folder-${at % 17}`, `${at % 3}`, `file-${at}.${kind}`), { length: 1 + (at % 7) * 5 });
  }
}
