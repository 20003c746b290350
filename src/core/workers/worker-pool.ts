import { availableParallelism } from 'node:os';
import type { SourceChange } from '../../plugin/content-source.ts';
import type { EngineCounts, WorkerStatus } from '../../plugin/engine-status.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ExternalPlugin } from '../loading/plugin-manifest.ts';
import type { PausedExtension } from '../pipeline/breakers.ts';
import type { Verdict, WorkerBudgets } from './inspect-worker.ts';
import { createJobBacklog, prefetchJobs } from './job-backlog.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { FromWorker, WorkerAsks, WorkerSetup } from './messages.ts';
import { createPluginCrews } from './plugins/plugin-crews.ts';
import { setupFor } from './plugins/setup-for.ts';
import { createWorkerWatch } from './worker-watch.ts';
import { createWorker, type Worker, type WorkerEars, type WorkerEnd } from './worker.ts';

export interface PoolBudgets extends WorkerBudgets {
  /** How many do jobs at once. */
  readonly workers: number;
}

/** One writer feeds on the workers, so one less than there are processors, but two where there are two; and never many. */
export const defaultWorkerCount = (): number => Math.min(4, Math.max(2, availableParallelism() - 1));

/** Workers that share the jobs, one that answers questions, and one that watches. They are started when there is work and end without. */
export interface WorkerPool {
  /** How many jobs could be handed out now. */
  room(): number;
  /** Hands out jobs; those that killed a worker before are given to one that has nothing else. */
  dispatch(jobs: readonly ClaimedJob[]): void;
  /** Asks a worker that does no jobs: listing, explaining, extracting for reading. What concerns a source is asked where its plugin runs. */
  ask<Name extends keyof WorkerAsks>(name: Name, argument: WorkerAsks[Name]['argument']): Promise<WorkerAsks[Name]['answer']>;
  /** Asks a process of this plugin, which may be one that nobody knows yet. */
  askPlugin<Name extends keyof WorkerAsks>(
    plugin: ExternalPlugin,
    name: Name,
    argument: WorkerAsks[Name]['argument'],
  ): Promise<WorkerAsks[Name]['answer']>;
  /** The processes of these plugins end after the call at work. */
  renewPlugins(names: readonly string[]): void;
  /** Ends the worker that was asked; the next question starts another. */
  endAsking(): void;
  /** Has a source report what changes. Rejects when its worker ends, or it cannot be watched. */
  watch(source: string): Promise<void>;
  /** Jobs of these extensions are put off from now on, and of no others. */
  tellBreakers(open: readonly PausedExtension[]): void;
  workers(): readonly WorkerStatus[];
  counts(): Pick<EngineCounts, 'workersDied' | 'workersKilled' | 'workersRecycled'>;
  /** Resident memory of all workers and this process together. */
  memory(): number;
  /** The highest that it was. */
  peakMemory(): number;
  /** Ends all workers. Nothing is started after it. */
  stop(): void;
}

/** More than a machine in need ends by chance, one after the other. */
const startAttempts = 5;
/** One that something else kills while it starts says little of whether workers start at all: so many count as one that does not. */
const killedStarts = 5;

/** What the engine does with what the workers say. */
export interface PoolEars extends Omit<WorkerEars, 'onEnd' | 'onNotice' | 'onReady' | 'crews'> {
  onNotice(notice: Extract<FromWorker, { readonly type: 'at' | 'log' | 'step' }>): void;
  /** A watched source reports. */
  onChange(source: string, change: SourceChange): void;
  /** A worker ended with these jobs unfinished, and each is to blame. */
  onEnd(end: WorkerEnd, unfinished: readonly ClaimedJob[]): void;
  /** No worker can be started: the work cannot go on. */
  onUnusable(end: WorkerEnd): void;
}

export function createWorkerPool(launch: LaunchWorker, setup: WorkerSetup, ears: PoolEars, budgets: PoolBudgets): WorkerPool {
  const workers = new Set<Worker>();
  const backlog = createJobBacklog();
  const counts = { workersDied: 0, workersKilled: 0, workersRecycled: 0 };
  let paused: readonly PausedExtension[] = [];
  let failedStarts = 0;
  let stopped = false;
  const watch = createWorkerWatch(workers, budgets, act);
  const pluginOf = (name: string): ExternalPlugin | undefined => setup.externals.find((external) => external.name === name);
  const ofRole = (role: WorkerStatus['role'], plugin?: ExternalPlugin): readonly Worker[] =>
    [...workers].filter((worker) => worker.role === role && worker.plugin?.entry === plugin?.entry);
  const working = (): readonly Worker[] => ofRole('jobs').filter(({ leaving }) => !leaving);

  const crews = createPluginCrews({
    size: budgets.workers,
    pluginOf,
    start(plugin) {
      requireRunning();
      return start('extensions', plugin);
    },
    crewOf: (plugin) => ofRole('extensions', plugin).filter(({ leaving }) => !leaving),
    dismiss,
    hurry: () => watch.hurry(),
  });

  function requireRunning(): void {
    if (stopped) throw new PaiseError('ABORTED', 'The work was stopped.');
  }

  function start(role: WorkerStatus['role'], plugin?: ExternalPlugin): Worker {
    const worker: Worker = createWorker(
      launch,
      {
        answers: ears.answers,
        crews,
        onReady: () => void (failedStarts = 0),
        onNotice(notice) {
          if (notice.type === 'changed') ears.onChange(notice.source, notice.change);
          else ears.onNotice(notice);
        },
        onResults(results) {
          for (const { token, outcome } of results) if (outcome.type !== 'progress') backlog.forget(token.id);
          ears.onResults(results);
          hand();
        },
        onEnd(end, unfinished) {
          workers.delete(worker);
          bury(worker, end, unfinished);
          hand();
        },
      },
      {
        setup: plugin ? setupFor(plugin, setup) : setup,
        role,
        ...(plugin && { plugin }),
        budgets,
        now: () => watch.now(),
      },
    );
    workers.add(worker);
    if (paused.length > 0 && !plugin) worker.tell(pauses([]));
    return worker;
  }

  function bury({ alone, plugin }: Worker, end: WorkerEnd | undefined, unfinished: readonly ClaimedJob[]): void {
    if (!end) return backlog.putBack(unfinished);
    // Whoever called it is told; nothing else depends on it.
    if (end.code === 'startup' && plugin) return;
    if (end.code === 'startup') {
      failedStarts += end.killed ? 1 / killedStarts : 1;
      if (failedStarts >= startAttempts) return ears.onUnusable(end);
      return backlog.putBack(unfinished);
    }
    counts[end.code === 'crash' ? 'workersDied' : 'workersKilled'] += 1;
    if (alone) return ears.onEnd(end, unfinished);
    backlog.suspect(unfinished);
    backlog.putBack(unfinished);
  }

  function act(worker: Worker, verdict: Verdict): void {
    switch (verdict.type) {
      case 'kill':
        worker.kill(verdict.end);
        break;
      case 'ping':
        // That it does not answer is noticed by its silence.
        worker.ask('ping', undefined).catch(() => {});
        break;
      case 'retire':
        counts.workersRecycled += 1;
        worker.retire();
        hand();
        break;
      case 'close':
        dismiss(worker);
        break;
      case 'fine':
        break;
    }
  }

  function dismiss(worker: Worker): void {
    workers.delete(worker);
    worker.close();
  }

  function hand(): void {
    if (stopped) return;
    while (backlog.length > 0) {
      const worker = freest();
      if (!worker) return;
      const batch = backlog.take(worker);
      if (batch.length === 0) return;
      const probes = paused.filter(({ takeProbe }) => takeProbe()).map(({ extension }) => extension);
      if (probes.length > 0) worker.tell(pauses(probes));
      worker.dispatch(batch, batch.length === 1 && worker.unfinished.size === 0);
      watch.hurry();
    }
  }

  function freest(): Worker | undefined {
    const all = working();
    const idle = all.find(({ unfinished }) => unfinished.size === 0);
    if (idle) return idle;
    if (all.length < budgets.workers) return start('jobs');
    return all.filter(backlog.hasRoom).toSorted((a, b) => a.unfinished.size - b.unfinished.size)[0];
  }

  const pauses = (probes: readonly string[]) => ({ type: 'paused', extensions: paused.map(({ extension }) => extension), probes }) as const;

  /** The plugin that a question about a source concerns, where it has processes of its own. */
  function placeOf(argument: unknown): Pick<Worker, 'plugin'> {
    const source = typeof argument === 'object' && argument !== null && 'source' in argument ? String(argument.source) : '';
    const plugin = pluginOf(source.split('/', 1)[0] ?? '');
    return plugin ? { plugin } : {};
  }

  async function ask<Name extends keyof WorkerAsks>(
    { role, plugin }: Pick<Worker, 'role' | 'plugin'>,
    name: Name,
    argument: WorkerAsks[Name]['argument'],
  ): Promise<WorkerAsks[Name]['answer']> {
    requireRunning();
    const asked = ofRole(role, plugin).find(({ leaving }) => !leaving) ?? start(role, plugin);
    const answer = asked.ask(name, argument);
    watch.hurry();
    return answer;
  }

  return {
    room: () =>
      Math.max(
        0,
        budgets.workers * prefetchJobs - backlog.length - ofRole('jobs').reduce((sum, { unfinished }) => sum + unfinished.size, 0),
      ),
    dispatch(jobs) {
      if (stopped) return;
      backlog.add(jobs);
      hand();
    },
    ask: (name, argument) => ask({ role: 'sources', ...placeOf(argument) }, name, argument),
    askPlugin: (plugin, name, argument) => ask({ role: 'sources', plugin }, name, argument),
    renewPlugins(names) {
      for (const name of names) crews.renew(name);
      for (const worker of workers)
        if (worker.role !== 'extensions' && worker.plugin && names.includes(worker.plugin.name)) dismiss(worker);
    },
    endAsking() {
      for (const worker of workers) if (worker.role === 'sources') dismiss(worker);
    },
    watch: (source) => ask({ role: 'watching', ...placeOf({ source }) }, 'watch', { source }),
    tellBreakers(open) {
      paused = open;
      for (const worker of workers) if (!worker.plugin) worker.tell(pauses([]));
    },
    workers: () => [...workers].map((worker) => statusOf(worker, watch.memoryOf(worker))),
    counts: () => counts,
    memory: () => watch.memory(),
    peakMemory: () => watch.peak(),
    stop() {
      stopped = true;
      watch.stop();
      for (const worker of workers) dismiss(worker);
      backlog.clear();
    },
  };
}

function statusOf({ pid, role, plugin, startedAt, jobs, current }: Worker, rssBytes: number | undefined): WorkerStatus {
  return {
    ...(pid !== undefined && { pid }),
    role,
    ...(plugin && { plugin: plugin.name }),
    startedAt,
    ...(rssBytes !== undefined && { rssBytes }),
    jobs,
    ...(current !== undefined && { current }),
  };
}
