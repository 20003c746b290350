import type { ClaimedJob } from '../../plugin/job.ts';
import type { AtWork } from '../pipeline/failure.ts';
import { failedJob } from '../pipeline/failed-job.ts';
import type { JobLine } from '../pipeline/handover.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import { processJob, type ContentJob, type WorkBench } from '../pipeline/process-job.ts';
import type { PausedExtensions } from './paused-extensions.ts';
import { createResultBatcher } from './result-batcher.ts';
import type { SignsOfLife } from './signs-of-life.ts';

/** What jobs are done with. */
export interface WorkLoopParts {
  readonly bench: WorkBench;
  readonly signs: SignsOfLife;
  readonly paused: PausedExtensions;
  readonly handOver: JobLine['handOver'];
  /** Names a built-in function that was replaced, and puts it back. */
  replaced(): string | undefined;
  /** Whether its code is ours, or in a process of its own. */
  isHarmless(extension: string): boolean;
}

export interface WorkLoop {
  add(jobs: readonly ClaimedJob[], alone: boolean): void;
  /** Does what was asked for. The worker does not end before that. */
  whileAnswering<T>(answer: () => Promise<T>): Promise<T>;
  /** Ends the worker after the job at work. */
  retire(): void;
}

/** Jobs in the order of arrival, one at a time. Results go back in batches. `leave` ends the worker, with an error where there was one. */
export function createWorkLoop(
  ready: () => Promise<WorkLoopParts>,
  send: (results: readonly JobResult[]) => Promise<void>,
  leave: (error?: Error) => void,
): WorkLoop {
  const waiting: ClaimedJob[] = [];
  let running = false;
  let answering = 0;
  let isAlone = false;
  let retiring = false;

  async function run(): Promise<void> {
    const parts = await ready();
    const results = createResultBatcher(async (batch) => {
      requireIntact(parts);
      await send(batch);
    });
    while (waiting.length > 0) {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        if (job.kind !== 'cleanup_cache') await results.add(await done(job, parts));
      }
      await results.flush();
      requireIntact(parts);
    }
  }

  async function done(job: ContentJob, parts: WorkLoopParts): Promise<JobResult> {
    const { bench, signs, paused, handOver } = parts;
    const begun: AtWork[] = [];
    const announce = isAlone ? (member?: string): Promise<void> => signs.announceMember(member) : undefined;
    const line: JobLine = {
      handOver,
      ...(announce && { announce }),
      async begin(atWork) {
        // A fetcher and an extractor of one name are tried together.
        if (!begun.some(({ extension }) => extension === atWork.extension)) paused.requireRunning(atWork.extension);
        begun.push(atWork);
        if (isAlone) await signs.announce(atWork);
      },
    };
    signs.begin(job.payload.url);
    const started = performance.now();
    const result = await processJob(job, bench, line);
    const tookMs = performance.now() - started;
    const replaced = isAlone ? parts.replaced() : undefined;
    if (replaced !== undefined) return spoilt(job, replaced, begun.at(-1), bench);
    if (!begun.every(({ extension }) => parts.isHarmless(extension))) requireIntact(parts);
    const isRead = result.change.type === 'put' || result.change.type === 'append';
    return { ...result, tookMs, worked: (isRead ? begun : begun.slice(0, -1)).map(({ extension }) => extension) };
  }

  function rest(): void {
    if (retiring && !running && answering === 0) leave();
  }

  return {
    add(jobs, alone) {
      if (retiring) return;
      isAlone = alone;
      waiting.push(...jobs);
      if (running) return;
      running = true;
      run()
        .finally(() => (running = false))
        .then(rest, (error: Error) => leave(error));
    },
    async whileAnswering(answer) {
      answering += 1;
      try {
        return await answer();
      } finally {
        answering -= 1;
        // The answer goes first.
        setImmediate(rest);
      }
    },
    retire() {
      retiring = true;
      waiting.length = 0;
      rest();
    },
  };
}

/** What comes after it is worth nothing, and some job did it: each runs alone next time, and then it is known which. */
function requireIntact({ replaced }: WorkLoopParts): void {
  const name = replaced();
  if (name !== undefined) throw new Error(`a plugin replaced ${name}`);
}

/** A plugin that replaces what all rely on harms the others in its process: what it made is not taken. */
function spoilt(job: ContentJob, replaced: string, atWork: AtWork | undefined, { table }: WorkBench): JobResult {
  const reason = `${atWork?.extension ?? 'A plugin'} replaced ${replaced}, which others rely on.`;
  return failedJob(job, { blame: 'item', permanent: true, code: 'bad-plugin-output', reason, ...atWork }, table);
}
