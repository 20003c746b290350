import { UnpackError } from './unpack-error.ts';

/** The last bytes that were unpacked, for copies of them. */
export class SlidingWindow {
  /** Bytes since the beginning. */
  total = 0;
  readonly #bytes: Uint8Array;
  #at = 0;
  #taken = 0;

  /** Memory is only used as far as it is written to. */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** Forgets what it holds. All of it must have been taken. */
  clear(): void {
    this.total = 0;
    this.#at = 0;
    this.#taken = 0;
  }

  /** Bytes that were put and not taken; they are at most as many as the window holds. */
  pending(): number {
    return this.total - this.#taken;
  }

  put(byte: number): void {
    this.#bytes[this.#at] = byte;
    this.#at += 1;
    if (this.#at === this.#bytes.length) this.#at = 0;
    this.total += 1;
  }

  /** The byte so far back, 0 being the last; 0 where there is none. */
  back(distance: number): number {
    return this.#bytes[this.#at - distance - 1 + (distance < this.#at ? 0 : this.#bytes.length)] ?? 0;
  }

  copy(distance: number, length: number): void {
    if (distance >= this.total || distance >= this.#bytes.length) throw new UnpackError('a copy of what is not there');
    for (let left = length; left > 0; left -= 1) this.put(this.back(distance));
  }

  take(): Uint8Array {
    const count = this.pending();
    this.#taken = this.total;
    const start = this.#at - count;
    return start >= 0
      ? this.#bytes.slice(start, this.#at)
      : Buffer.concat([this.#bytes.subarray(start), this.#bytes.subarray(0, this.#at)]);
  }
}
