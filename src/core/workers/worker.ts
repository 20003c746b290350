import type { ClaimedJob } from '../../plugin/job.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ExternalPlugin } from '../loading/plugin-manifest.ts';
import type { WorkerStatus } from '../../plugin/engine-status.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import type { Channel } from './channel.ts';
import { checkAnswer, checkArgument, noticeProblem } from './check-messages.ts';
import { resultsProblem } from './check-results.ts';
import { createErrands } from './errands.ts';
import type { WorkerBudgets } from './inspect-worker.ts';
import { limitFlow } from './limit-flow.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { CommonAsks, EngineAsks, FromWorker, ToWorker, WorkerAsks, WorkerSetup, WorkPlace } from './messages.ts';
import { createPeer, type Answers } from './peer.ts';
import { confinementOf } from './plugins/confinement.ts';
import { ownNotice, requireOwnBusiness } from './plugins/own-business.ts';
import type { PluginCrews } from './plugins/plugin-crews.ts';
import { workerClock } from './worker-clock.ts';

/** How a worker ended that was not asked to. */
export interface WorkerEnd {
  /** `startup`: it never came so far as to take work. */
  readonly code: 'startup' | 'crash' | 'timeout' | 'memory' | 'bad-plugin-output';
  readonly text: string;
  /** Something else killed it. */
  readonly killed?: true;
  /** What was at work, where the job ran alone. */
  readonly at?: WorkPlace;
}

/** What the engine does with what a worker says. */
export interface WorkerEars {
  readonly answers: Answers<CommonAsks>;
  /** Where calls of plugins with processes of their own go. */
  readonly crews: PluginCrews;
  /** It takes work. */
  onReady(): void;
  onResults(results: readonly JobResult[]): void;
  onNotice(notice: Exclude<FromWorker, { readonly type: 'results' | 'leaving' }>): void;
  /** The worker ended with these jobs unfinished. Without `end` it had been asked to, and they were not begun. */
  onEnd(end: WorkerEnd | undefined, unfinished: readonly ClaimedJob[]): void;
}

export interface WorkerParts {
  readonly setup: WorkerSetup;
  readonly role: WorkerStatus['role'];
  /** The plugin that it is for, and that it may do no more than. */
  readonly plugin?: ExternalPlugin;
  readonly budgets: WorkerBudgets;
  /** Monotonic time in milliseconds, without the time during which nobody looked. */
  now(): number;
}

/** The engine's view of one worker. */
export interface Worker {
  readonly pid?: number;
  readonly role: WorkerStatus['role'];
  readonly plugin?: ExternalPlugin;
  /** Its own time: see {@link workerClock}. */
  now(): number;
  /** Unix time in milliseconds. */
  readonly startedAt: number;
  /** Whether it has started and takes work. */
  readonly ready: boolean;
  /** Jobs handed over and not back yet, in the order of handing over. */
  readonly unfinished: ReadonlyMap<number, ClaimedJob>;
  /** Jobs done. */
  readonly jobs: number;
  readonly current: string | undefined;
  /** Time of its last message, or of the first work given to it when idle. */
  readonly heardAt: number;
  /** For a source of somebody else that lists: when it last asked for something, such as to add what it found. */
  readonly listsWithoutWordSince?: number | undefined;
  /** Time since which it is at the same item, or since it was given work. */
  readonly sameItemSince: number;
  /** `timed`: at work that has to end within the budgets. `engaged`: at work that may take as long as it takes, but not in silence. */
  readonly state: 'timed' | 'engaged' | 'idle';
  /** Whether its one job has it for itself. */
  readonly alone: boolean;
  /** Whether it is about to end: it takes no more work. */
  readonly leaving: boolean;
  ask<Name extends keyof WorkerAsks>(name: Name, argument: WorkerAsks[Name]['argument']): Promise<WorkerAsks[Name]['answer']>;
  dispatch(jobs: readonly ClaimedJob[], alone: boolean): void;
  tell(notice: ToWorker): void;
  /** Has it end after the job at work. */
  retire(): void;
  kill(end: WorkerEnd): void;
  /** Lets it go; unfinished jobs are not reported. */
  close(): void;
}

/** Questions of a plugin's process that are under way; each may hold a long text or many bytes. */
const mostOpen = 8;
/** Questions that take as long as they take. */
const untimed = new Set<keyof WorkerAsks>(['list', 'watch', 'ping']);
/** One that still talks may clean up for so long before it is killed. */
const graceMs = 200;
const talksMs = 1000;

export function createWorker(launch: LaunchWorker, ears: WorkerEars, { setup, role, plugin, budgets, ...parts }: WorkerParts): Worker {
  const launched = launch({ role, network: false, polite: true, ...(plugin && { confinement: confinementOf(plugin) }) });
  const now = workerClock(() => parts.now(), launched.pid);
  const unfinished = new Map<number, ClaimedJob>();
  const startedAt = Date.now();
  let heardAt = now();
  let sameItemSince = heardAt;
  let askedAt = heardAt;
  let place: WorkPlace | undefined;
  let end: WorkerEnd | undefined;
  let closed = false;
  let isReady = false;
  let alone = false;
  let retiring = false;
  let ranOut = false;
  let jobs = 0;
  const questions = { timed: 0, untimed: 0 };

  const errands = createErrands({
    setup,
    ...(plugin && { plugin }),
    budgets,
    crews: ears.crews,
    storePart,
    worker: () => worker,
    isOver: () => end !== undefined || closed,
    onDone: () => void (heardAt = askedAt = now()),
  });
  const state = (): Worker['state'] => {
    if (errands.underWay()) return 'engaged';
    if (unfinished.size > 0 || questions.timed > 0) return 'timed';
    return questions.untimed > 0 ? 'engaged' : 'idle';
  };
  const beginWork = (): void => {
    if (state() !== 'timed') heardAt = sameItemSince = now();
  };

  // What was asked is over when it is known why, not when the pipe breaks.
  const closers: (() => void)[] = [];
  const channel: Channel = { ...limitFlow(launched.channel, plugin && mostOpen), onClose: (notify) => void closers.push(notify) };
  const peer = createPeer<WorkerAsks, EngineAsks, ToWorker, FromWorker>(channel, {
    answers: { ...ears.answers, ...errands.answers },
    check(name, argument) {
      checkArgument(name, argument);
      askedAt = now();
      if (plugin) requireOwnBusiness(plugin, name as keyof EngineAsks, argument as never);
    },
    onGarbage: broken,
    hear(notice) {
      // Of one that is being ended nothing counts any more: else a job could escape its end.
      if (end || closed) return;
      const problem = noticeProblem(notice, unfinished);
      if (problem !== undefined) return broken(problem);
      heardAt = now();
      if (notice.type === 'leaving') return void (retiring = true);
      if (notice.type === 'results') return takeIn(notice.results);
      const told = plugin ? ownNotice(plugin.name, notice) : notice;
      if (told?.type === 'at') arrive(told);
      if (told) ears.onNotice(told);
    },
  });

  function takeIn(results: readonly JobResult[]): void {
    // One that is for a plugin has no jobs, and nothing that it says of them makes it less slow.
    if (plugin) return broken('results of jobs');
    sameItemSince = heardAt;
    finish(results);
    ears.onResults(results);
  }

  async function storePart(part: JobResult): Promise<void> {
    const problem = end || closed ? 'a part that comes too late' : resultsProblem([part], unfinished);
    if (problem !== undefined) {
      broken(problem);
      throw new PaiseError('BAD_PLUGIN_OUTPUT', `It was not stored: ${problem}.`);
    }
    await ears.answers.storePart(part);
    sameItemSince = now();
  }

  function arrive({ type: _type, ...there }: Extract<FromWorker, { readonly type: 'at' }>): void {
    if (there.url !== place?.url) sameItemSince = heardAt;
    place = there;
  }

  function finish(results: readonly JobResult[]): void {
    for (const { token, outcome } of results) {
      if (outcome.type === 'progress') continue;
      unfinished.delete(token.id);
      jobs += 1;
    }
  }

  function broken(what: string): void {
    kill({ code: 'bad-plugin-output', text: `The process that read it sent something that is not of the agreed shape: ${what}.` });
  }

  function kill(why: WorkerEnd): void {
    if (end || closed) return;
    end = isReady ? why : startupFailure(why.text);
    const talks = isReady && why.code === 'timeout' && now() - heardAt < talksMs;
    if (!talks) return launched.kill();
    tell({ type: 'abort' });
    setTimeout(() => launched.kill(), graceMs).unref();
  }

  function over(): void {
    errands.stop();
    for (const notify of closers) notify();
  }

  function tell(notice: ToWorker): void {
    // A failure to send is the worker's end, which is reported as such.
    peer.notify(notice).catch(() => {});
  }

  launched.channel.onGarbage(broken);
  launched.onPrint((text) => {
    ranOut ||= text.includes('out of memory');
    ears.onNotice({ type: 'log', entry: { at: Date.now(), level: 'info', plugin: 'paise2', message: `a worker says: ${text}` } });
  });
  launched.onExit((how, inOrder) => {
    if (closed) return;
    closed = true;
    const left = [...unfinished.values()];
    unfinished.clear();
    const isRetired = retiring && inOrder && !end && questions.timed === 0;
    if (!isRetired)
      end ??= !isReady ? { ...startupFailure(how), ...(how === 'SIGKILL' && { killed: true }) } : ranOut ? exhaustion(how) : crash(how);
    over();
    const at = alone && place?.url === left[0]?.key ? place : undefined;
    ears.onEnd(end && at ? { ...end, at } : end, left);
  });
  async function becomeReady(): Promise<void> {
    await peer.ask('setUp', setup);
    isReady = true;
    heardAt = sameItemSince = now();
    ears.onReady();
  }

  const ready = becomeReady();
  ready.catch((error: unknown) => {
    end ??= startupFailure(error instanceof Error ? error.message : String(error));
    launched.kill();
  });

  const worker: Worker = {
    ...(launched.pid !== undefined && { pid: launched.pid }),
    now,
    role,
    ...(plugin && { plugin }),
    startedAt,
    unfinished,
    get ready() {
      return isReady;
    },
    get jobs() {
      return jobs;
    },
    get current() {
      return state() === 'timed' ? place?.url : undefined;
    },
    get heardAt() {
      return heardAt;
    },
    get listsWithoutWordSince() {
      return plugin && role === 'sources' && questions.untimed > 0 && !errands.underWay() ? askedAt : undefined;
    },
    get sameItemSince() {
      return sameItemSince;
    },
    get state() {
      return state();
    },
    get alone() {
      return alone;
    },
    get leaving() {
      return retiring || end !== undefined;
    },
    async ask(name, argument) {
      const kind = untimed.has(name) ? 'untimed' : 'timed';
      if (kind === 'timed' || state() === 'idle') beginWork();
      if (name === 'list') askedAt = now();
      questions[kind] += 1;
      try {
        await ready;
        const answer = checkAnswer(name, await peer.ask(name, argument));
        heardAt = now();
        return answer;
      } catch (error) {
        throw end === undefined
          ? error
          : new PaiseError(end.code === 'timeout' ? 'WORKER_TIMEOUT' : 'WORKER_DIED', end.text, { cause: error });
      } finally {
        questions[kind] -= 1;
      }
    },
    dispatch(batch, isAlone) {
      beginWork();
      alone = isAlone;
      for (const job of batch) unfinished.set(job.id, job);
      tell({ type: 'jobs', jobs: batch, alone });
    },
    tell,
    retire() {
      retiring = true;
      tell({ type: 'retire' });
    },
    kill,
    close() {
      closed = true;
      tell({ type: 'abort' });
      launched.channel.close();
      launched.kill();
      over();
    },
  };
  return worker;
}

const crash = (how: string): WorkerEnd => ({ code: 'crash', text: `The process that read it ended unexpectedly (${how}).` });
/** V8 says so before it gives up. */
const exhaustion = (how: string): WorkerEnd => ({ code: 'memory', text: `Reading it took more memory than there is for it (${how}).` });
const startupFailure = (how: string): WorkerEnd => ({ code: 'startup', text: `Worker processes do not start (${how}).` });
