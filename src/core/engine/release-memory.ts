import { setFlagsFromString, getHeapStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives back the memory that a burst of work took: V8 looks for garbage only when more is asked for, and a resting engine asks for none. */
export interface MemoryRelease {
  /** Something was done: it is not yet the time. */
  worked(): void;
  stop(): void;
}

const quietMs = 5000;
/** Where work never rests, after so long. A collection takes some tens of milliseconds, most of them beside the work. */
const mostMs = 60_000;
/** A heap of this size is that of an engine at rest. */
const restingBytes = 40_000_000;

export function createMemoryRelease(collect: () => void = collectGarbage): MemoryRelease {
  let timer: NodeJS.Timeout | undefined;
  let begunAt = 0;
  const release = (): void => {
    timer = undefined;
    collect();
  };
  return {
    worked() {
      const now = performance.now();
      if (timer === undefined) {
        begunAt = now;
        timer = setTimeout(release, quietMs).unref();
      } else if (now - begunAt < mostMs) timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}

function collectGarbage(): void {
  if (getHeapStatistics().total_heap_size < restingBytes) return;
  // The documented way to ask without a flag on the command line (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>;
  void gc({ type: 'major', execution: 'async' });
}
