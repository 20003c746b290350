/** No job waits longer than a day: what does, was put off under another clock. */
const longestWaitMs = 86_400_000;
const longestBackoffMs = 600_000;

/** When a job that is to start at `time` becomes ready. */
export const dueTime = (time: number, now: number): number => Math.ceil(Math.min(time, now + longestWaitMs));

/** The latest time for which a job can be waiting. */
export const latestDueTime = (now: number): number => now + longestWaitMs;

/** Doubles with each failure, see {@link spread}. */
export const backoff = (firstMs: number, failures: number): number => spread(Math.min(longestBackoffMs, firstMs * 2 ** (failures - 1)));

/** The lower half is drawn by lot, so that jobs that failed together do not come back together. */
export const spread = (delayMs: number): number => Math.floor((0.5 + Math.random() / 2) * delayMs);
