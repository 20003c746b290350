const shortestMs = 30;
const longestMs = 2_000;

export interface Pacer {
  /** There is work. */
  nudge(): void;
  close(): void;
}

/** Does work a moment after it was asked for, one turn at a time, and leaves three quarters of the time free when turns are long. */
export function createPacer(work: () => Promise<void>): Pacer {
  let timer: NodeJS.Timeout | undefined;
  let state: 'idle' | 'waiting' | 'busy' | 'closed' = 'idle';
  let asked = false;
  let notBefore = 0;

  const turn = async (): Promise<void> => {
    state = 'busy';
    asked = false;
    const start = performance.now();
    await work();
    const end = performance.now();
    notBefore = end + Math.min(3 * (end - start), longestMs);
    if (isClosed()) return;
    state = 'idle';
    if (asked) nudge();
  };

  // Asked anew after a wait: the state may have changed meanwhile.
  const isClosed = (): boolean => state === 'closed';

  const nudge = (): void => {
    asked = true;
    if (state !== 'idle') return;
    state = 'waiting';
    timer = setTimeout(() => void turn(), Math.max(shortestMs, notBefore - performance.now()));
  };

  return {
    nudge,
    close: () => {
      state = 'closed';
      clearTimeout(timer);
    },
  };
}
