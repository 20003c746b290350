import { crc32 } from 'node:zlib';
import { centralHeader, endRecord, localHeader } from './zip-parts.ts';

// A zip archive that holds itself and nothing else, so that unpacking it never ends. The way to one, a program of literals and repetitions that
// prints itself, is Russ Cox's: https://research.swtch.com/zip. Every instruction takes five bytes.

/** Its length makes the prefix one that can be repeated by an instruction of five bytes. */
const name = 'itself-in-itself-in-itself.zip';
const unit = 5;

/** `L` prints what follows, `R` what was printed last: so many instructions, or the prefix or suffix and one instruction. */
const program = 'Lp P Lp Rp L1 Rp L1 L1 L4 Rp L1 L1 L4 R4 L4 R4 L4 R4 L4 R4 L4 R4 L0 L0 Ls R4 L0 L0 Ls Rs S Rs'.split(' ');
const instructions = program.filter((part) => part.length > 1).length;

/** Makes the archive. The comment at its end has the first length with which a checksum can be found. */
export function zipQuine(): Buffer {
  for (let comment = 28; comment < 80; comment += 1) {
    const found = withChecksum((crc) => quineOf(crc, '.'.repeat(comment)));
    if (found) return found;
  }
  throw new Error('no length of the comment has a checksum');
}

function quineOf(crc: number, comment: string): Buffer {
  const prefixLength = 30 + name.length;
  const suffixLength = 46 + name.length + 22 + comment.length;
  const packedSize = unit * instructions + prefixLength + suffixLength;
  const size = prefixLength + packedSize + suffixLength;
  const member = { name, method: 8, crc, packedSize, size };
  const prefix = localHeader(member);
  const central = centralHeader(member, 0);
  const suffix = Buffer.concat([central, endRecord(1, { size: central.length, offset: prefixLength + packedSize }, comment)]);
  const parts: Readonly<Record<string, Buffer>> = {
    P: prefix,
    S: suffix,
    L0: literal(0),
    L1: literal(unit),
    L4: literal(4 * unit),
    Lp: literal(prefix.length + unit),
    Ls: literal(suffix.length + unit),
    R4: repeatFour(),
    Rp: repeatPrefix(prefix.length + unit),
    Rs: repeatSuffix(suffix.length + unit),
  };
  return Buffer.concat(['P', ...program, 'S'].map((part) => parts[part] ?? Buffer.alloc(0)));
}

/** A block that is stored: what follows stands for itself. */
const literal = (length: number): Buffer => Buffer.of(0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);

const blockStart = '010';
const lastBlockStart = '110';
const blockEnd = '0000000';

/** The last four instructions again, in two halves, which fill five bytes. Codes are those of RFC 1951, 3.2.5 and 3.2.6. */
function repeatFour(): Buffer {
  const half = huffman(264 - 256, 7) + huffman(8, 5) + extra(4 * unit - 17, 3);
  return packed(blockStart + half + half + blockEnd);
}

/** The prefix and an instruction again; an empty block fills five bytes. */
const repeatPrefix = (length: number): Buffer =>
  packed(
    blockStart + huffman(276 - 256, 7) + extra(length - 59, 3) + huffman(12, 5) + extra(length - 65, 5) + blockEnd + blockStart + blockEnd,
  );

/** The same for the suffix, as the end of the data. */
function repeatSuffix(length: number): Buffer {
  const code = 281 + Math.floor((length - 131) / 32);
  const lengthBits = huffman(0b11000000 + code - 280, 8) + extra((length - 131) % 32, 5);
  return packed(lastBlockStart + lengthBits + huffman(14, 5) + extra(length - 129, 6) + blockEnd);
}

const huffman = (code: number, bits: number): string => code.toString(2).padStart(bits, '0');

const extra = (value: number, bits: number): string => reversed(huffman(value, bits));

const reversed = (bits: string): string => bits.split('').toReversed().join('');

/** The first bit is the lowest. */
const packed = (bits: string): Buffer =>
  Buffer.from((bits.padEnd(unit * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(reversed(byte), 2)));

/**
 * The checksum is part of what it is made of. It depends on its own bits by exclusive or alone, so that is a system of 32 equations; `undefined`
 * where they have no solution.
 */
function withChecksum(make: (crc: number) => Buffer): Buffer | undefined {
  const constant = crc32(make(0));
  // Each row: the change that a bit causes, itself included, and the bit.
  const rows = Array.from({ length: 32 }, (_, bit) => ({
    change: (crc32(make(2 ** bit)) ^ constant ^ (1 << bit)) >>> 0,
    bits: (1 << bit) >>> 0,
  }));
  let [left, solution] = [constant, 0];
  for (let bit = 31; bit >= 0; bit -= 1) {
    const at = rows.findIndex(({ change }) => ((change >>> bit) & 1) === 1);
    const [pivot] = at === -1 ? [] : rows.splice(at, 1);
    if (!pivot) {
      if (((left >>> bit) & 1) === 1) return undefined;
      continue;
    }
    for (const row of rows) {
      if (((row.change >>> bit) & 1) === 0) continue;
      row.change = (row.change ^ pivot.change) >>> 0;
      row.bits = (row.bits ^ pivot.bits) >>> 0;
    }
    if (((left >>> bit) & 1) === 0) continue;
    left = (left ^ pivot.change) >>> 0;
    solution = (solution ^ pivot.bits) >>> 0;
  }
  const made = make(solution);
  return crc32(made) === solution ? made : undefined;
}
