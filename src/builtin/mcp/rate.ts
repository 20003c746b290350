/** At most so many calls in any such time. */
export interface Rate {
  /** Counts a call. Where it is one too many, the milliseconds to wait. */
  take(now?: number): number | undefined;
}

export function createRate(most = 120, perMs = 60_000): Rate {
  const taken: number[] = [];
  return {
    take(now = performance.now()) {
      while (taken[0] !== undefined && taken[0] <= now - perMs) taken.shift();
      if (taken[0] !== undefined && taken.length >= most) return taken[0] + perMs - now;
      taken.push(now);
      return undefined;
    },
  };
}
