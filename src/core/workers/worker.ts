import type { ClaimedJob } from '../../plugin/job.ts';
import { PaiseError } from '../../plugin/errors.ts';
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
  /** Whether it is at work that has to end within the budgets. Only listing may take as long as it takes. */
  readonly busy: boolean;
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
  let questions = 0;
  const isBusy = (): boolean => unfinished.size > 0 || questions > 0;
  const beginWork = (): void => {
    if (!isBusy()) heardAt = sameItemSince = performance.now();
  };

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
    end ??= isReady ? crash(how) : startupFailure(how);
    const left = [...unfinished.values()];
    unfinished.clear();
    ears.onEnd(end, left);
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
    get busy() {
      return isBusy();
    },
    async ask(name, argument) {
      const isTimed = name !== 'list';
      if (isTimed) beginWork();
      questions += isTimed ? 1 : 0;
      try {
        await ready;
        return await peer.ask(name, argument);
      } catch (error) {
        throw end === undefined ? error : new PaiseError('WORKER_DIED', end.text, { cause: error });
      } finally {
        questions -= isTimed ? 1 : 0;
      }
    },
    dispatch(jobs) {
      beginWork();
      for (const job of jobs) unfinished.set(job.id, job);
      // A failure to send is the worker's end, which reports the jobs.
      peer.notify({ type: 'jobs', jobs }).catch(() => {});
    },
    kill(why) {
      end = isReady ? why : startupFailure(why.text);
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
