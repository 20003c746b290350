import { lengthPlace, literalSize, place } from './lzma-probabilities.ts';
import { evenProbability, RangeDecoder } from './range-decoder.ts';
import type { SlidingWindow } from './sliding-window.ts';
import { UnpackError } from './unpack-error.ts';

/** How the coder was set: one byte in all formats. */
export interface LzmaSettings {
  /** How many bits of the byte before a literal matter. */
  readonly literalContext: number;
  /** How many of the lowest bits of the position matter for a literal, and for the rest. */
  readonly literalPosition: number;
  readonly position: number;
}

export function readSettings(byte: number): LzmaSettings {
  if (byte >= 9 * 5 * 5) throw new UnpackError('impossible settings');
  return { literalContext: byte % 9, literalPosition: Math.trunc(byte / 9) % 5, position: Math.trunc(byte / 45) };
}

const endDistance = 0xffff_ffff;
/** No symbol takes more bytes than this. */
export const longestSymbol = 48;

/** Decodes the symbols of LZMA (specification: https://www.7-zip.org/sdk.html) into a window. */
export class LzmaDecoder {
  readonly range: RangeDecoder = new RangeDecoder();
  readonly #window: SlidingWindow;
  #settings: LzmaSettings = readSettings(0);
  #state = 0;
  /** The last four distances. */
  #last = [0, 0, 0, 0];
  /** What is left of a copy that did not fit. */
  #copyLeft = 0;

  constructor(window: SlidingWindow) {
    this.#window = window;
  }

  reset(settings: LzmaSettings = this.#settings): void {
    this.#settings = settings;
    this.#state = 0;
    this.#last = [0, 0, 0, 0];
    this.#copyLeft = 0;
    const size = place.literal + literalSize * (1 << (settings.literalContext + settings.literalPosition));
    this.range.probabilities = new Uint16Array(size).fill(evenProbability);
  }

  /** Unpacks until the window got so many bytes, or so many were used up; returns whether the mark at the end was met. */
  decode(until: number, usedMost: number): boolean {
    const { range } = this;
    const window = this.#window;
    this.#copy(until);
    while (window.total < until && range.used() <= usedMost) {
      const position = window.total & ((1 << this.#settings.position) - 1);
      if (range.bit(place.isMatch + this.#state * 16 + position) === 0) this.#literal();
      else if (range.bit(place.isRepeat + this.#state) === 1) this.#repeat(position);
      else if (this.#match(position)) return true;
      this.#copy(until);
    }
    return false;
  }

  #copy(until: number): void {
    if (this.#copyLeft === 0) return;
    const length = Math.min(this.#copyLeft, until - this.#window.total);
    this.#window.copy(this.#last[0] ?? 0, length);
    this.#copyLeft -= length;
  }

  #literal(): void {
    const { range } = this;
    const { literalContext, literalPosition } = this.#settings;
    const window = this.#window;
    const before = window.total === 0 ? 0 : window.back(0) >> (8 - literalContext);
    const kind = ((window.total & ((1 << literalPosition) - 1)) << literalContext) + before;
    const start = place.literal + literalSize * kind;
    let symbol = 1;
    if (this.#state >= 7) {
      // After a copy, the byte that would have come next is the likeliest to be wrong.
      let expected = window.back(this.#last[0] ?? 0);
      while (symbol < 0x100) {
        const likely = (expected >> 7) & 1;
        expected <<= 1;
        const bit = range.bit(start + ((1 + likely) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== likely) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(start + symbol);
    window.put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** A copy from a new distance. Returns whether it is the mark of the end. */
  #match(position: number): boolean {
    const length = this.#length(place.matchLength, position);
    const distance = this.#distance(Math.min(length, 3));
    if (distance === endDistance) return true;
    const [first = 0, second = 0, third = 0] = this.#last;
    this.#last = [distance, first, second, third];
    this.#state = this.#state < 7 ? 7 : 10;
    this.#copyLeft = length + 2;
    return false;
  }

  /** A copy from one of the last distances. */
  #repeat(position: number): void {
    const { range } = this;
    const state = this.#state;
    const [first = 0, second = 0, third = 0, fourth = 0] = this.#last;
    if (range.bit(place.isNotLast + state) === 0) {
      if (range.bit(place.isLongRepeat + state * 16 + position) === 0) {
        this.#state = state < 7 ? 9 : 11;
        this.#copyLeft = 1;
        return;
      }
    } else if (range.bit(place.isNotSecond + state) === 0) this.#last = [second, first, third, fourth];
    else if (range.bit(place.isFourth + state) === 0) this.#last = [third, first, second, fourth];
    else this.#last = [fourth, first, second, third];
    this.#copyLeft = this.#length(place.repeatLength, position) + 2;
    this.#state = state < 7 ? 8 : 11;
  }

  #length(start: number, position: number): number {
    const { range } = this;
    if (range.bit(start + lengthPlace.isNotLow) === 0) return range.tree(start + lengthPlace.low + position * 8, 3);
    if (range.bit(start + lengthPlace.isHigh) === 0) return 8 + range.tree(start + lengthPlace.middle + position * 8, 3);
    return 16 + range.tree(start + lengthPlace.high, 8);
  }

  #distance(lengthClass: number): number {
    const { range } = this;
    const slot = range.tree(place.slot + lengthClass * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return high + range.reverseTree(place.middle + high - slot, bits);
    return high + range.evenBits(bits - 4) * 16 + range.reverseTree(place.align, 4);
  }
}
