import { readFileSync } from 'node:fs';

/** How often it is asked how long a process waited. */
const refreshMs = 50;

/**
 * A worker's own time, in milliseconds: that of `now`, without the time in which it was ready to work and had no processor. On a machine that is busy
 * with other things, a process of low priority may get a fiftieth of one, and nothing that it reads is to blame for that.
 */
export function workerClock(now: () => number, pid: number | undefined, waited: (pid: number) => number = processorWaitMs): () => number {
  const startedAt = now();
  let last = { at: startedAt, own: startedAt, waited: 0 };
  return () => {
    const at = now();
    const passed = at - last.at;
    if (passed < refreshMs || pid === undefined) return last.own + passed;
    const total = waited(pid);
    last = { at, own: last.own + Math.max(0, passed - Math.max(0, total - last.waited)), waited: total };
    return last.own;
  };
}

/**
 * Milliseconds in which the first thread of a process, which in Node runs its code, was ready to run and had to wait for a processor
 * (https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat). 0 where the system does not tell.
 */
export function processorWaitMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
}
