/** A text whose letters are one character each, and where its places were before. */
export interface Readable {
  readonly text: string;
  /** The place in the text as it was given. */
  original(offset: number): number;
  /** The same for many places in ascending order, at the cost of one. */
  originals(offsets: readonly number[]): readonly number[];
}

const chunkLength = 1024;

/** Accents joined to their letters. */
export function readable(given: string): Readable {
  const text = composed(given);
  const originals = (offsets: readonly number[]): readonly number[] => (text === given ? offsets : originalOffsets(given, offsets));
  return { text, originals, original: (offset) => originals([offset])[0] ?? 0 };
}

/** Chunks end at a space, so that each is respelled by itself as it is in the whole. */
function originalOffsets(given: string, offsets: readonly number[]): readonly number[] {
  const places: number[] = [];
  let before = 0;
  for (let start = 0; start < given.length && places.length < offsets.length;) {
    const space = given.indexOf(' ', start + chunkLength);
    const chunk = given.slice(start, space === -1 ? given.length : space);
    const { length } = composed(chunk);
    const inside = upTo(before + length, offsets, places.length).map((offset) => offset - before);
    for (const place of placesInChunk(chunk, inside)) places.push(start + place);
    before += length;
    start += chunk.length;
  }
  return [...places, ...offsets.slice(places.length).map(() => given.length)];
}

/** A letter with its marks, or pieces of Korean syllables: what becomes one character stands in one of these. */
const cluster = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

/** All offsets lie before the end of the chunk. */
function placesInChunk(chunk: string, offsets: readonly number[]): readonly number[] {
  const places: number[] = [];
  let at = 0;
  let length = 0;
  for (const [piece] of offsets.length > 0 ? chunk.matchAll(cluster) : []) {
    const grown = length + composed(piece).length;
    for (const offset of upTo(grown, offsets, places.length)) places.push(at + Math.min(piece.length, offset - length));
    at += piece.length;
    length = grown;
    if (places.length === offsets.length) break;
  }
  return places;
}

/** The offsets before an end, from the one at `first` on. */
function upTo(end: number, offsets: readonly number[], first: number): readonly number[] {
  let last = first;
  while (last < offsets.length && (offsets[last] ?? end) < end) last += 1;
  return offsets.slice(first, last);
}

function composed(text: string): string {
  // oxlint-disable-next-line no-misleading-character-class -- single marks are looked for, not letters with marks
  return /[\u0300-\u036f\u1100-\u11ff\u3099\u309a]/.test(text) ? text.normalize('NFC') : text;
}
