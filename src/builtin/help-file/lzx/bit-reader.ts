/** Bits of words of two bytes, the low byte first, each word from its highest bit on. Past the end there are zeros, and `isPast` is true. */
export interface BitReader {
  open(bytes: Buffer): void;
  bit(): number;
  /** Up to 24. */
  bits(count: number): number;
  /** Goes on at the next word, after at least one bit. */
  skipToWord(): void;
  /** From a word's beginning on. */
  raw(length: number): Buffer;
  isPast(): boolean;
}

export function createBitReader(): BitReader {
  let source: Buffer = Buffer.alloc(0);
  let at = 0;
  let word = 0;
  let left = 0;

  function bit(): number {
    if (left === 0) {
      word = (source[at] ?? 0) | ((source[at + 1] ?? 0) << 8);
      at += 2;
      left = 16;
    }
    left -= 1;
    return (word >> left) & 1;
  }

  return {
    open(bytes) {
      source = bytes;
      at = 0;
      left = 0;
    },
    bit,
    bits(count) {
      let value = 0;
      for (let index = 0; index < count; index += 1) value = (value << 1) | bit();
      return value;
    },
    skipToWord() {
      if (left === 0) at += 2;
      left = 0;
    },
    raw(length) {
      const bytes = source.subarray(at, at + length);
      at += length;
      return bytes;
    },
    isPast: () => at > source.length + 2,
  };
}
