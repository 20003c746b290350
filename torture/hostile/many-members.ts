import { crc32 } from 'node:zlib';
import { tarMember } from '../../src/builtin/archive/test-tar.ts';
import type { HostileFile } from './hostile-file.ts';
import { rawZip, type RawMember } from './zip-parts.ts';

/** A zip and a tar archive of very small members, of which the last holds a word. */
export function* manyMembers(count: number, newWord: () => string): Generator<HostileFile> {
  const [inZip, inTar] = [newWord(), newWord()];
  yield { name: 'many.zip', bytes: zipOf(count, inZip), word: inZip };
  yield { name: 'many.tar', bytes: tarOf(count, inTar), word: inTar };
}

function zipOf(count: number, word: string): Buffer {
  const textOf = (at: number): string => (at === count - 1 ? word : 'x');
  return rawZip(Array.from({ length: count }, (_, at) => stored(`${at % 1000}/${at}.txt`, Buffer.from(textOf(at)))));
}

const stored = (name: string, data: Buffer): RawMember & { readonly data: Buffer } => ({
  name,
  method: 0,
  crc: crc32(data),
  packedSize: data.length,
  size: data.length,
  data,
});

function tarOf(count: number, word: string): Buffer {
  const same = tarMember({ name: 'x.txt', data: 'x' });
  return Buffer.concat([...Array.from({ length: count - 1 }, () => same), tarMember({ name: 'last.txt', data: word }), Buffer.alloc(1024)]);
}
