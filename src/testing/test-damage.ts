/** Copies of a file with a few bytes changed, cut off or taken out, the same ones every time. For tests only. */
export function* damagedCopies(file: Uint8Array, count: number): Generator<Uint8Array> {
  let state = 12_345;
  /** A linear congruential generator: Numerical Recipes, 7.1. */
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let index = 0; index < count; index += 1) {
    const copy = Uint8Array.from(file);
    const place = random(file.length);
    if (index % 3 === 0) yield copy.subarray(0, place);
    else if (index % 3 === 1) {
      for (let flips = 0; flips <= random(8); flips += 1) copy[random(file.length)] = random(256);
      yield copy;
    } else yield Buffer.concat([copy.subarray(0, place), copy.subarray(Math.min(file.length, place + 1 + random(64)))]);
  }
}
