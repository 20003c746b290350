import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { openCorpus } from './corpus.ts';

/** Fills a folder with so many copies of the documents below another that have these endings. No two are the same bytes. */
export function makeDocumentCorpus(from: string, endings: readonly string[], count: number, target: string): void {
  const documents = openCorpus(from)
    .files.filter((file) => endings.includes(extname(file).toLowerCase()))
    .toSorted();
  if (documents.length === 0) throw new Error(`${from} has no ${endings.join(', ')}`);
  for (let number = 0; number < count; number += 1) {
    const document = documents[number % documents.length] ?? '';
    const copy = Math.floor(number / documents.length);
    const folder = join(target, `copy-${copy}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${number}-${basename(document)}`);
    if (copy === 0) copyFileSync(document, path);
    else writeFileSync(path, marked(readFileSync(document), copy));
  }
}

/** A zip archive gets its number as a comment; other documents get it behind their end, where readers do not look. */
function marked(bytes: Buffer, copy: number): Buffer {
  const mark = Buffer.from(`\n% ${copy}\n`);
  const end = bytes.length - 22;
  const isZip = end >= 0 && bytes.readUInt32LE(end) === 0x06054b50 && bytes.readUInt16LE(end + 20) === 0;
  if (isZip) bytes.writeUInt16LE(mark.length, end + 20);
  return Buffer.concat([bytes, mark]);
}
