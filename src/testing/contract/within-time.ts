/** Time enough for anything small on a busy machine. */
const patienceMs = 10_000;

/** What the work comes to. Rejects where it takes longer than anything small may. */
export async function withinTime<Value>(what: string, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: it has not ended after ${patienceMs / 1000} s.`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How the work ended: with nothing, or with what it threw. */
export const endOf = (what: string, work: Promise<unknown>): Promise<unknown> =>
  withinTime(
    what,
    work.then(
      () => undefined,
      (error: unknown) => error ?? new Error('Nothing was thrown.'),
    ),
  );
