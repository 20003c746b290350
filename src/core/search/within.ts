/** What `work` resolves with, or `undefined` where it fails or takes longer. For what an answer can do without. */
export async function within<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  // The work goes on when it is late, so its failure must be taken here and not by the race.
  const done = (async () => work())().catch(() => undefined);
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
