import { UnpackError } from './unpack-error.ts';

const top = 0x100_0000;
const probabilityBits = 11;
const adaption = 5;
export const evenProbability = 1 << (probabilityBits - 1);

/** Decodes bits that were packed by their probabilities. A class, because it is called for every bit of megabytes. */
export class RangeDecoder {
  probabilities: Uint16Array = new Uint16Array();
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #range = 0;
  #code = 0;

  /** Goes on in other bytes. */
  feed(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** Begins with the five bytes that stand before all bits. */
  begin(): void {
    if (this.#bytes[0] !== 0) throw new UnpackError('it does not begin as it should');
    this.#range = 0xffff_ffff;
    this.#code = 0;
    for (let at = 1; at < 5; at += 1) this.#code = ((this.#code << 8) | (this.#bytes[at] ?? 0)) >>> 0;
    this.#at = 5;
  }

  /** Bytes of the last `feed` that are used up; more than there are, where more were wanted. */
  used(): number {
    return this.#at;
  }

  /** Takes the byte that the next bit would need. Encoders write it even where no bit follows. */
  fill(): void {
    if (this.#range >= top) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#bytes[this.#at] ?? 0)) >>> 0;
    this.#at += 1;
  }

  bit(index: number): number {
    this.fill();
    const probability = this.probabilities[index] ?? 0;
    const bound = (this.#range >>> probabilityBits) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      this.probabilities[index] = probability + (((1 << probabilityBits) - probability) >> adaption);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    this.probabilities[index] = probability - (probability >> adaption);
    return 1;
  }

  /** Bits that are as likely as not. */
  evenBits(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      this.fill();
      this.#range >>>= 1;
      const isSet = this.#code >= this.#range;
      if (isSet) this.#code -= this.#range;
      value = ((value << 1) | (isSet ? 1 : 0)) >>> 0;
    }
    return value;
  }

  /** A number, its highest bit first; each bit's probability depends on those before. */
  tree(start: number, bits: number): number {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = (node << 1) | this.bit(start + node);
    return node - (1 << bits);
  }

  /** The same, the lowest bit first. */
  reverseTree(start: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      const bit = this.bit(start + node);
      node = (node << 1) | bit;
      value |= bit << index;
    }
    return value;
  }
}
