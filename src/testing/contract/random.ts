/** Random choices that a seed repeats. */
export interface Random {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number;
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice;
  chance(probability: number): boolean;
}

/** Marsaglia's xorshift with 32 bits (https://doi.org/10.18637/jss.v008.i14). */
export function randomOf(seed: number): Random {
  // Seeds that are near each other are to give sequences that are not; zero would stay zero.
  let bits = Math.imul(seed, 0x9e3779b1) || 1;

  function next(): number {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return (bits >>> 0) / 2 ** 32;
  }

  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    chance: (probability) => next() < probability,
  };
}
