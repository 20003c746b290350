import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineStatus } from '../../plugin/engine-status.ts';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { JobFilter, PauseTarget } from '../../plugin/job-queue-provider.ts';
import type { IndexReport, IndexRequest } from '../../plugin/paise.ts';
import { rememberConfiguration } from '../configuration/last-run.ts';
import { createBreakers } from '../pipeline/breakers.ts';
import { answersFor } from '../pipeline/engine-answers.ts';
import { createExtensionTally } from '../pipeline/extension-tally.ts';
import { createIndexTally, type IndexTally } from '../pipeline/index-tally.ts';
import { createJobRunner, type JobRunner } from '../pipeline/job-runner.ts';
import { startActions } from '../startup.ts';
import type { System } from '../system.ts';
import { createWorkerPool } from '../workers/worker-pool.ts';
import { poolBudgets } from '../workers/worker-setup.ts';
import { removeAbandoned } from './abandoned-sources.ts';
import { createChanges } from './changes.ts';
import { engineStatus } from './engine-status.ts';
import { adoptFormerNames } from './former-names.ts';
import { createHolds } from './holds.ts';
import { createMemoryRelease } from './release-memory.ts';
import { createScans } from './scans.ts';
import { createWatching } from './watching.ts';

/** Who works on the index, as long as it lives. There is one for a data directory: whoever opened it to write. */
export interface Engine {
  /** Lists, and works until nothing is left. Several may go on at once. */
  index(request: EngineIndexRequest): Promise<IndexReport>;
  /** Has these URLs looked at soon. */
  look(urls: readonly string[]): void;
  /** Watches all sources that can be watched, until it stops. */
  watch(): void;
  /** URLs at and below which changes are not seen. */
  blind(): readonly string[];
  retryJobs(filter: JobFilter): Promise<number>;
  discardJobs(filter: JobFilter): Promise<number>;
  pause(target?: PauseTarget): Promise<void>;
  resume(target?: PauseTarget): Promise<void>;
  status(): EngineStatus;
  /** Rejects when the work cannot go on. Never resolves. */
  readonly failure: Promise<never>;
  /** Their processes end after the call at work; the next call starts others, from the files as they are now. */
  renewPlugins(names: readonly string[]): void;
  /** Ends the work for this reason. */
  end(error: unknown): void;
  stop(): Promise<void>;
}

/** Like the request of a person, with URLs for targets. */
export type EngineIndexRequest = Omit<IndexRequest, 'remember'>;

/** Jobs that failed for now are waited for so long before a run ends without them. */
const graceMs = 3000;
const progressMs = 200;
const watchAgainMs = 5000;

/** Starts the engine over an opened system: jobs of a dead one are taken back and go on. */
export async function startEngine(system: System, mode: EngineStatus['mode']): Promise<Engine> {
  await adoptFormerNames(system);
  const startedAt = Date.now();
  const stopped = new AbortController();
  const log = system.logger.forPlugin('paise2');
  // What is done while nobody waits for a report is counted here.
  const own = createIndexTally();
  const tallies = new Set<IndexTally>([own]);
  const breakers = createBreakers();
  const extensions = createExtensionTally();
  const memoryRelease = createMemoryRelease();
  const pool = createWorkerPool(
    system.launchWorker,
    system.workerSetup,
    {
      answers: answersFor(system, {
        runner: {
          submit: (more) => runner.submit(more),
          room() {
            memoryRelease.worked();
            return runner.room();
          },
          storePart: (part) => runner.storePart(part),
          keysUnderWay: () => runner.keysUnderWay(),
        },
        countsOf: (source) => scans.countsOf(source),
      }),
      onResults: (results) => runner.onResults(results),
      onEnd: (end, unfinished) => runner.onWorkerEnd(end, unfinished),
      onUnusable: ({ text }) => runner.fail(new PaiseError('WORKER_DIED', text, { hint: 'Run `paise2 doctor`.' })),
      onChange: (source, change) => watching.report(source, change),
      onNotice(notice) {
        if (notice.type === 'log') system.logger.write(notice.entry);
        else if (notice.type === 'at') for (const tally of tallies) tally.current = notice.url;
      },
    },
    poolBudgets(system),
  );
  const { diskFloor, memory, onBattery } = system.settings.engine;
  const holds = createHolds({
    dataDirectory: system.request.dataDirectory,
    limits: { diskFloor, memory, onBattery: mode === 'run' ? 'work' : onBattery },
    memoryInUse: () => pool.memory(),
    onChange: (all) => (all.length === 0 ? log.info('Nothing is held back any more.') : all.forEach(({ text }) => log.warn(text))),
  });
  const runner: JobRunner = createJobRunner({
    ...system,
    pool,
    holds,
    onSettled(job, result) {
      memoryRelease.worked();
      extensions.settled(result);
      const changed = breakers.settled(result);
      if (changed) pool.tellBreakers(breakers.open());
      for (const tally of tallies) tally.settled(job, result);
    },
  });
  const scans = createScans({ registry: system.registry, pool, log, stopped: stopped.signal });
  const changes = createChanges((urls) => scans.list(urls, own, stopped.signal));
  const watching = createWatching({ log, changed: (urls) => changes.add(urls) });
  const isPaused = async (): Promise<boolean> =>
    (await system.queue.summary()).paused.some(({ plugin, kind }) => plugin === undefined && kind === undefined);

  const stopActions = await startActions(system);
  holds.pause(await isPaused());
  await runner.start();
  log.info('The engine works.', { mode, pid: process.pid, recovered: runner.counts().recovered });

  async function index(request: EngineIndexRequest): Promise<IndexReport> {
    const started = performance.now();
    const { signal, onProgress } = request;
    const tally = createIndexTally();
    tallies.add(tally);
    const ticking = onProgress && setInterval(() => onProgress(tally.progress(runner.backlog(), holds.all())), progressMs);
    try {
      await unlessAborted(work(request, tally), signal);
    } finally {
      clearInterval(ticking);
      tallies.delete(tally);
    }
    const { byState } = await system.queue.summary();
    return tally.report({
      pending: byState.ready + byState.waiting + byState.running,
      tookMs: performance.now() - started,
      peakRssBytes: pool.peakMemory(),
      interrupted: signal?.aborted ?? false,
    });
  }

  async function work({ targets, signal }: EngineIndexRequest, tally: IndexTally): Promise<void> {
    await scans.list(targets, tally, signal);
    if (signal?.aborted) return;
    tally.phase = 'indexing';
    await runner.idle(graceMs);
    if (signal?.aborted) return;
    tally.phase = 'finishing';
    // A run over everything that went to its end has acted on all changes of the configuration.
    if (targets === undefined && tally.problems.length === 0) {
      tally.listing.removed += await removeAbandoned(system, (more) => runner.submit(more));
      await rememberConfiguration(system.state, system.settings.tree);
    }
    await system.storage.tidy();
  }

  async function watchSource(source: string): Promise<void> {
    while (!stopped.signal.aborted) {
      const reason = await pool.watch(source).then(
        () => 'it ended',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (stopped.signal.aborted) return;
      watching.ended(source, reason);
      await sleep(watchAgainMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  }

  return {
    index,
    watch() {
      for (const { id, value } of system.registry.extensions('contentSources')) if (value.watch) void watchSource(id);
    },
    look: (urls) => changes.add(urls),
    blind: () => watching.blind(),
    renewPlugins: (names) => pool.renewPlugins(names),
    end: (error) => runner.fail(error),
    failure: runner.failure,
    async retryJobs(filter) {
      const count = await system.queue.retry(filter);
      await runner.queueChanged();
      return count;
    },
    async discardJobs(filter) {
      const count = await system.queue.discard(filter);
      await runner.queueChanged();
      return count;
    },
    async pause(target) {
      await system.queue.pause(target);
      holds.pause(await isPaused());
    },
    async resume(target) {
      await system.queue.resume(target);
      holds.pause(await isPaused());
      await runner.queueChanged();
    },
    status: () => engineStatus({ mode, startedAt, pool, runner, scans, watching, holds, breakers, extensions, tally: own, system }),
    async stop() {
      stopped.abort();
      memoryRelease.stop();
      changes.stop();
      pool.stop();
      await runner.stop();
      await stopActions();
      log.info('The engine ended.');
    },
  };
}

/** Resolves when the work is done or the signal aborts. What goes wrong after that concerns nobody any more. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return work;
  const aborted = Promise.withResolvers<void>();
  const resolve = (): void => aborted.resolve();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', resolve, { once: true });
  try {
    await Promise.race([work, aborted.promise]);
  } catch (error) {
    if (!signal.aborted || !isPaiseError(error, 'ABORTED')) throw error;
  } finally {
    signal.removeEventListener('abort', resolve);
  }
  work.catch(() => {});
}
