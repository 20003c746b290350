const longestWaitMs = 86_400_000;
const longestBackoffMs = 600_000;

/** No job waits longer than a day: what does, was put off under another clock. */
export const isDue = (readyAt: number, now: number): boolean => readyAt <= now || readyAt > now + longestWaitMs;

export const dueTime = (time: number, now: number): number => Math.min(time, now + longestWaitMs);

/** Doubles with every failure, see {@link spread}. */
export const backoff = (firstMs: number, failures: number): number => spread(Math.min(longestBackoffMs, firstMs * 2 ** (failures - 1)));

/** The random part keeps jobs that failed together apart. */
export const spread = (delayMs: number): number => Math.floor((0.5 + Math.random() / 2) * delayMs);
