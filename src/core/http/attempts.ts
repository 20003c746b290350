const windowMs = 60_000;
const most = 20;

/** Counts what was wrong within a minute. What is right is never held up by it, so nobody can lock another one out. */
export interface Attempts {
  /** Notes one, and whether there were too many before it. */
  fail(now: number): boolean;
}

export function createAttempts(): Attempts {
  let began = Number.NEGATIVE_INFINITY;
  let failed = 0;
  return {
    fail(now) {
      if (now - began >= windowMs) {
        began = now;
        failed = 0;
      }
      failed += 1;
      return failed > most;
    },
  };
}
