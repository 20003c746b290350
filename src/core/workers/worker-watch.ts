import type { Worker } from './worker.ts';
import { inspectWorker, type Verdict, type WorkerBudgets } from './inspect-worker.ts';
import { residentMemory, together, type ResidentMemory } from './resident-memory.ts';

/** How often workers are looked at: while one is at work, while one has nothing to do, and while all that goes on is watching. */
const lookMs = { timed: 100, idle: 1000, engaged: 5000 } as const;
/** A look that comes later than so many times its due was not late because of the workers: this machine slept, or this process stood still. */
const mostLate = 4;

export interface WorkerWatch {
  /** Monotonic time in milliseconds, without that during which nobody could look. */
  now(): number;
  /** Something began: looks come often again. */
  hurry(): void;
  memoryOf(worker: Worker): number | undefined;
  /** Resident memory of all workers and this process together, when looked last. */
  memory(): number;
  peak(): number;
  stop(): void;
}

/** Looks at workers as long as there are any, and says what is to be done about each. */
export function createWorkerWatch(
  workers: ReadonlySet<Worker>,
  budgets: WorkerBudgets,
  act: (worker: Worker, verdict: Verdict) => void,
): WorkerWatch {
  const resident = new WeakMap<Worker, ResidentMemory>();
  const born = new WeakMap<Worker, number>();
  let time = 0;
  let lookedAt = performance.now();
  let everyMs: number = lookMs.engaged;
  let timer: NodeJS.Timeout | undefined;
  let memory = 0;
  let peak = 0;
  let stopped = false;

  function now(): number {
    const at = performance.now();
    time += Math.min(at - lookedAt, mostLate * everyMs);
    lookedAt = at;
    return time;
  }

  function look(): void {
    timer = undefined;
    const at = now();
    const all = [residentMemory(process.pid)];
    for (const worker of workers) {
      const found = worker.pid === undefined ? undefined : residentMemory(worker.pid);
      if (found) resident.set(worker, found);
      all.push(found);
      if (!born.has(worker)) born.set(worker, at);
      const seen = { age: at - (born.get(worker) ?? at), residentBytes: found?.bytes };
      act(worker, inspectWorker(worker, seen, budgets));
    }
    memory = together(all);
    peak = Math.max(peak, memory);
    again();
  }

  function again(): void {
    if (stopped || timer || workers.size === 0) return;
    const states = new Set([...workers].map(urgency));
    everyMs = states.has('timed') ? lookMs.timed : states.has('idle') ? lookMs.idle : lookMs.engaged;
    timer = setTimeout(look, everyMs).unref();
  }

  return {
    now,
    hurry() {
      if (everyMs === lookMs.timed && timer) return;
      clearTimeout(timer);
      timer = undefined;
      now();
      again();
    },
    memoryOf: (worker) => resident.get(worker)?.bytes,
    memory: () => (workers.size === 0 ? process.memoryUsage.rss() : memory),
    peak: () => Math.max(peak, process.memoryUsage.rss()),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** A process of a plugin may go on with something else while it waits for the engine, and grow. */
const urgency = ({ state, role, plugin }: Worker): Worker['state'] =>
  plugin && role !== 'watching' && state === 'engaged' ? 'timed' : state;
