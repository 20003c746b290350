import type { ClaimedJob } from '../../plugin/job.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { EngineAsks, FromWorker, ToWorker, WorkerAsks, WorkerSetup } from './messages.ts';
import { createPeer, type Answers, type Peer } from './peer.ts';

/** How a worker ended that was not asked to. */
export interface WorkerEnd {
  /** `startup`: it never came so far as to take work. */
  readonly code: 'startup' | 'crash' | 'timeout' | 'memory';
  readonly text: string;
}

/** What the engine does with what a worker says. */
export interface WorkerEars {
  readonly answers: Answers<EngineAsks>;
  onResults(results: readonly JobResult[]): void;
  onNotice(notice: Exclude<FromWorker, { readonly type: 'results' }>): void;
  /** The worker ended with these jobs unfinished. */
  onEnd(end: WorkerEnd, unfinished: readonly ClaimedJob[]): void;
}

/** The engine's view of one worker. */
export interface Worker {
  readonly pid?: number;
  /** Jobs handed over and not back yet, in the order of handing over. */
  readonly unfinished: ReadonlyMap<number, ClaimedJob>;
  /** Monotonic time of its last message, or of the first job given to it when idle. */
  readonly heardAt: number;
  /** Monotonic time since which it is at the same item, or since it was given work. */
  readonly sameItemSince: number;
  readonly ask: Peer<WorkerAsks, ToWorker>['ask'];
  dispatch(jobs: readonly ClaimedJob[]): void;
  kill(end: WorkerEnd): void;
  /** Lets it go; unfinished jobs are not reported. */
  close(): void;
}

export function createWorker(launch: LaunchWorker, setup: WorkerSetup, ears: WorkerEars): Worker {
  const launched = launch();
  const unfinished = new Map<number, ClaimedJob>();
  let heardAt = performance.now();
  let sameItemSince = heardAt;
  let current: string | undefined;
  let end: WorkerEnd | undefined;
  let closed = false;
  let isReady = false;

  const peer = createPeer<WorkerAsks, EngineAsks, ToWorker, FromWorker>(launched.channel, {
    answers: ears.answers,
    hear(notice) {
      heardAt = performance.now();
      if (notice.type === 'results' || (notice.type === 'at' && notice.url !== current)) sameItemSince = heardAt;
      if (notice.type === 'at') current = notice.url;
      if (notice.type !== 'results') return ears.onNotice(notice);
      for (const { token } of notice.results) unfinished.delete(token.id);
      ears.onResults(notice.results);
    },
  });
  launched.onComplaint((text) => {
    ears.onNotice({ type: 'log', entry: { at: Date.now(), level: 'info', plugin: 'paise2', message: `a worker says: ${text}` } });
  });
  launched.onExit((how) => {
    if (closed) return;
    closed = true;
    const left = [...unfinished.values()];
    unfinished.clear();
    ears.onEnd(end ?? (isReady ? crash(how) : startupFailure(how)), left);
  });
  const ready = peer.ask('setUp', setup).then(() => (isReady = true));
  ready.catch((error: unknown) => {
    end ??= startupFailure(error instanceof Error ? error.message : String(error));
    launched.kill();
  });

  return {
    ...(launched.pid !== undefined && { pid: launched.pid }),
    unfinished,
    get heardAt() {
      return heardAt;
    },
    get sameItemSince() {
      return sameItemSince;
    },
    ask: async (name, argument) => {
      await ready;
      return peer.ask(name, argument);
    },
    dispatch(jobs) {
      if (unfinished.size === 0) heardAt = sameItemSince = performance.now();
      for (const job of jobs) unfinished.set(job.id, job);
      // A failure to send is the worker's end, which reports the jobs.
      peer.notify({ type: 'jobs', jobs }).catch(() => {});
    },
    kill(why) {
      end = why;
      launched.kill();
    },
    close() {
      closed = true;
      peer.notify({ type: 'abort' }).catch(() => {});
      launched.channel.close();
      launched.kill();
    },
  };
}

const crash = (how: string): WorkerEnd => ({ code: 'crash', text: `The process that read it ended unexpectedly (${how}).` });
const startupFailure = (how: string): WorkerEnd => ({ code: 'startup', text: `Worker processes do not start (${how}).` });
