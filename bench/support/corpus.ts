import { appendFileSync, closeSync, cpSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { randomNumbers, shuffled } from './random.ts';

/** A folder of files to measure with. */
export interface Corpus {
  readonly name: string;
  readonly directory: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Finds the files, and reads them once: what is measured afterwards finds them in the page cache. */
export function openCorpus(directory: string): Corpus {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const buffer = Buffer.allocUnsafe(1 << 20);
  const bytes = files.reduce((sum, file) => sum + readThrough(file, buffer), 0);
  return { name: basename(directory), directory, files, bytes };
}

/** A copy that may be changed. */
export function copyCorpus({ directory, name }: Corpus, target: string): Corpus {
  const copy = join(target, name);
  cpSync(directory, copy, { recursive: true, preserveTimestamps: true });
  return openCorpus(copy);
}

/** Appends a line to one file in a hundred, to others for another seed. Returns how many. */
export function changeSome({ files }: Corpus, seed: number): number {
  const chosen = shuffled(files, randomNumbers(seed)).slice(0, Math.ceil(files.length / 100));
  for (const file of chosen) appendFileSync(file, `\nChanged line ${seed}.\n`);
  return chosen.length;
}

/** Bytes that a folder occupies on disk. */
export function bytesOnDisk(directory: string): number {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return entries.reduce((sum, entry) => sum + fileBytesOnDisk(join(directory, entry)), 0);
}

/** Bytes that a file occupies on disk; none where it is not there. */
export function fileBytesOnDisk(file: string): number {
  return (lstatSync(file, { throwIfNoEntry: false })?.blocks ?? 0) * 512;
}

function readThrough(file: string, buffer: Buffer): number {
  const descriptor = openSync(file, 'r');
  let total = 0;
  for (let count = -1; count !== 0; total += count) count = readSync(descriptor, buffer);
  closeSync(descriptor);
  return total;
}
