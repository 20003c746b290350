/** States of the coder, by what the last symbols were (LZMA specification, https://www.7-zip.org/sdk.html). */
const states = 12;
const positions = 16;

/** Where in one array the probabilities of each decision are. */
export const place = layOut({
  isMatch: states * positions,
  isRepeat: states,
  isNotLast: states,
  isNotSecond: states,
  isFourth: states,
  isLongRepeat: states * positions,
  slot: 4 * 64,
  middle: 115,
  align: 16,
  matchLength: 2 + 2 * positions * 8 + 256,
  repeatLength: 2 + 2 * positions * 8 + 256,
  literal: 0,
});

/** Within the probabilities of a length. */
export const lengthPlace = { isNotLow: 0, isHigh: 1, low: 2, middle: 2 + positions * 8, high: 2 + 2 * positions * 8 } as const;
export const literalSize = 0x300;

function layOut<Name extends string>(sizes: Readonly<Record<Name, number>>): Readonly<Record<Name, number>> {
  let next = 0;
  const starts = Object.entries<number>(sizes).map(([name, size]) => {
    next += size;
    return [name, next - size] as const;
  });
  return Object.fromEntries(starts) as Record<Name, number>;
}
