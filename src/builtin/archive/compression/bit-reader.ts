import { UnpackError } from './unpack-error.ts';

/** Reads bits, the highest of each byte first. A class, because it is called for every bit of megabytes. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bits, at most 24, which stay to be read; zeros stand for those behind the end. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#held = ((this.#held << 8) | (this.#bytes[this.#at] ?? 0)) >>> 0;
      this.#at += 1;
      this.#count += 8;
    }
    return (this.#held >>> (this.#count - count)) & ((1 << count) - 1);
  }

  /** Passes over bits that were peeked at. */
  skip(count: number): void {
    this.#count -= count;
    if (this.#at - (this.#count >> 3) > this.#bytes.length) throw new UnpackError('it ends early');
  }

  read(count: number): number {
    const bits = this.peek(count);
    this.skip(count);
    return bits;
  }

  /** Bits read so far. */
  position(): number {
    return this.#at * 8 - this.#count;
  }
}
