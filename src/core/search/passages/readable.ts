/** A text whose letters are one character each, and where its places were before. */
export interface Readable {
  readonly text: string;
  /** The place in the text as it was given. */
  original(offset: number): number;
}

const chunkLength = 1024;

/** Accents joined to their letters. */
export function readable(given: string): Readable {
  const text = composed(given);
  return { text, original: text === given ? (offset) => offset : (offset) => originalOffset(given, offset) };
}

/** Chunks end at a space, so that each is respelled by itself as it is in the whole. */
function originalOffset(given: string, offset: number): number {
  let start = 0;
  for (let left = offset; start < given.length;) {
    const space = given.indexOf(' ', start + chunkLength);
    const end = space === -1 ? given.length : space;
    const { length } = composed(given.slice(start, end));
    if (length >= left) return start + placeInChunk(given.slice(start, end), left);
    left -= length;
    start = end;
  }
  return given.length;
}

function placeInChunk(chunk: string, offset: number): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (composed(chunk.slice(0, middle)).length < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function composed(text: string): string {
  // oxlint-disable-next-line no-misleading-character-class -- single marks are looked for, not letters with marks
  return /[\u0300-\u036f\u1100-\u11ff\u3099\u309a]/.test(text) ? text.normalize('NFC') : text;
}
