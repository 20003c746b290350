import { setFlagsFromString, getHeapStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives back the memory that a burst of work took: V8 looks for garbage only when more is asked for, and a resting engine asks for none. */
export interface MemoryRelease {
  /** Something was done: it is not the time. */
  worked(): void;
  stop(): void;
}

const quietMs = 5000;
/** A heap of this size is that of an engine at rest. */
const restingBytes = 40_000_000;

export function createMemoryRelease(): MemoryRelease {
  let timer: NodeJS.Timeout | undefined;
  return {
    worked() {
      timer ??= setTimeout(collect, quietMs).unref();
      timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}

function collect(): void {
  if (getHeapStatistics().total_heap_size < restingBytes) return;
  // The documented way to ask without a flag on the command line (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>;
  void gc({ type: 'major', execution: 'async' });
}
