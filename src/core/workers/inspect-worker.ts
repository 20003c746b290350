import type { Worker, WorkerEnd } from './worker.ts';

export interface WorkerBudgets {
  /** A worker that says nothing for so long while it has work is stuck. */
  readonly silenceMs: number;
  /** The same until it is ready. On a machine that is busy with other things, a process of low priority takes long to start. */
  readonly startupMs?: number;
  /** No item may take longer, even with signs of progress. */
  readonly totalMs: number;
  /** Resident memory of one worker. */
  readonly memoryBytes: number;
}

/** What is to be done about a worker. */
export type Verdict = { readonly type: 'fine' | 'ping' | 'retire' | 'close' } | { readonly type: 'kill'; readonly end: WorkerEnd };

/** Workers without work end after so long. */
const idleMs = 10_000;
/**
 * What has worked so much is replaced, before leaks of what it runs add up. A new one costs about 1 s of processor time until everything it
 * needs is loaded and compiled again: after 100,000 small files that is about 2 %.
 */
const enough = { jobs: 100_000, ms: 30 * 60_000, bytes: 400 * 1024 * 1024 };
/** A document may be large for once: one that occupies much is given so long, or replacing would be all that happens. */
const youthMs = 10_000;
const defaultStartupMs = 30_000;
/** Those that others take the place of while they end. */
const doesWork = new Set<Worker['role']>(['jobs', 'extensions']);
/** From this part of its memory on a worker is replaced at once, before it has to be killed. */
const nearLimit = 0.75;

/** `age` is how long it exists, in milliseconds. */
export function inspectWorker(
  worker: Pick<Worker, 'now' | 'ready' | 'state' | 'heardAt' | 'sameItemSince' | 'listsWithoutWordSince' | 'jobs' | 'role' | 'leaving'>,
  { age, residentBytes = 0 }: { readonly age: number; readonly residentBytes?: number | undefined },
  budgets: WorkerBudgets,
): Verdict {
  const { ready, state, role, jobs, leaving } = worker;
  const now = worker.now();
  const silence = now - worker.heardAt;
  const { totalMs, memoryBytes } = budgets;
  const silenceMs = ready ? budgets.silenceMs : (budgets.startupMs ?? defaultStartupMs);
  if (residentBytes > memoryBytes) return { type: 'kill', end: tooLarge(memoryBytes) };
  if (state === 'idle') return silence > idleMs || leaving ? { type: 'close' } : { type: 'fine' };
  if (silence > silenceMs) return { type: 'kill', end: timeout(`showed no progress for ${silenceMs / 1000} s`) };
  if (now - (worker.listsWithoutWordSince ?? now) > totalMs)
    return { type: 'kill', end: { code: 'timeout', text: `Listing went on without a word for ${totalMs / 1000} s and was stopped.` } };
  if (state === 'timed' && now - worker.sameItemSince > totalMs)
    return { type: 'kill', end: timeout(`took longer than ${totalMs / 1000} s`) };
  if (state === 'engaged' && silence > silenceMs / 2) return { type: 'ping' };
  const large = residentBytes > memoryBytes * nearLimit || (residentBytes > enough.bytes && age > youthMs);
  if (doesWork.has(role) && !leaving && (jobs >= enough.jobs || age > enough.ms || large)) return { type: 'retire' };
  return { type: 'fine' };
}

const timeout = (what: string): WorkerEnd => ({ code: 'timeout', text: `Reading it ${what} and was stopped.` });
const tooLarge = (bytes: number): WorkerEnd => ({
  code: 'memory',
  text: `Reading it took more than ${Math.round(bytes / 2 ** 20)} MiB of memory and was stopped.`,
});
