import type { Random } from '../random.ts';

/** A file that is not what it should be. */
export interface Variant {
  /** What was done to it. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Bytes of all copies of one sample together. */
const allBytes = 8 * 1024 * 1024;
const copiesOf = (bytes: Uint8Array): number => Math.max(8, Math.min(64, Math.floor(allBytes / Math.max(1, bytes.length))));

/** Cut at every place where it is short, else at many. */
export function* cutCopies(bytes: Uint8Array, random: Random): Generator<Variant> {
  const copies = copiesOf(bytes);
  const lengths = new Set<number>();
  for (let copy = 1; copy <= copies; copy += 1) {
    if (bytes.length <= copies) lengths.add(Math.min(copy, bytes.length));
    // Much is decided at the beginning.
    else lengths.add(copy % 2 === 0 ? random.below(bytes.length) : random.below(Math.min(bytes.length, 512)));
  }
  for (const length of lengths) yield { what: `cut after ${length} bytes`, bytes: bytes.subarray(0, length) };
}

/** A few bytes changed, left out, or there twice. */
export function* damagedCopies(bytes: Uint8Array, random: Random): Generator<Variant> {
  for (let copy = 0; copy < copiesOf(bytes); copy += 1) {
    const at = random.below(bytes.length + 1);
    const end = Math.min(bytes.length, at + 1 + random.below(64));
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    if (copy % 3 === 0) yield { what: `changed at ${at}`, bytes: Buffer.concat([before, piece.map(() => random.below(256)), after]) };
    else if (copy % 3 === 1) yield { what: `without the bytes ${at} to ${end}`, bytes: Buffer.concat([before, after]) };
    else yield { what: `with the bytes ${at} to ${end} a thousand times`, bytes: Buffer.concat([before, repeated(piece, 1000), after]) };
  }
}

/** Nothing but random bytes, and random bytes behind the sample's own beginning. */
export function* randomBytes(bytes: Uint8Array, random: Random): Generator<Variant> {
  for (const size of [1, 16, 1000, 100_000]) {
    const noise = Uint8Array.from({ length: size }, () => random.below(256));
    yield { what: `replaced by ${size} random bytes`, bytes: noise };
    for (const head of [4, 16, 512])
      yield { what: `${size} random bytes behind its first ${head}`, bytes: Buffer.concat([bytes.subarray(0, head), noise]) };
  }
}

/** What parsers of text recurse on, and what careless regular expressions take quadratic time for. */
const pieces = ['a', ' ', '\n', '(', '[', '{"a":', '<a>', '<!--', '"', '\\', '- ', '> ', '*', '_', '=', '&'];
const longest = 100_000;

export function* endlessTexts(): Generator<Variant> {
  for (const piece of pieces) {
    const bytes = new TextEncoder().encode(piece);
    yield { what: `replaced by ${JSON.stringify(piece)} again and again`, bytes: repeated(bytes, Math.floor(longest / bytes.length)) };
  }
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  return Buffer.concat(Array.from({ length: times }, () => piece));
}
