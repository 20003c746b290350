import { setTimeout as sleep } from 'node:timers/promises';

/** The wall clock of this process, as a case may set it. */
interface WallClock {
  /** Never back. */
  readonly advanceTo: (time: number) => void;
  readonly setBackBy: (milliseconds: number) => void;
}

/** Runs a case that would take minutes, or in which somebody sets the clock. */
export async function withClock(run: (clock: WallClock) => Promise<void>): Promise<void> {
  const realNow = Date.now;
  let offset = 0;
  Date.now = () => realNow() + offset;
  try {
    await run({
      advanceTo(time) {
        offset = Math.max(offset, Math.ceil(time - realNow()) + 1);
      },
      setBackBy(milliseconds) {
        offset -= milliseconds;
      },
    });
  } finally {
    Date.now = realNow;
  }
}

/** Repeats `attempt` until it gives something: a provider whose clock is its server's cannot be hurried. */
export async function eventually<Value>(attempt: () => Promise<Value | undefined>): Promise<Value> {
  for (let waits = 0; waits < 600; waits += 1) {
    const value = await attempt();
    if (value !== undefined) return value;
    await sleep(100);
  }
  throw new Error('It did not happen within a minute.');
}
