import { PaiseError } from '../../plugin/errors.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { IndexReport, IndexRequest } from '../../plugin/paise.ts';
import { rememberConfiguration } from '../configuration/last-run.ts';
import { startActions } from '../startup.ts';
import type { System } from '../system.ts';
import { createWorkerPool, type WorkerPool } from '../workers/worker-pool.ts';
import { poolBudgets } from '../workers/worker-setup.ts';
import { answersFor } from './engine-answers.ts';
import { createIndexTally, type IndexTally } from './index-tally.ts';
import { createJobRunner, type JobRunner } from './job-runner.ts';
import { sourcesOf } from './sources-of.ts';

/** Jobs that failed for now are waited for so long before the run ends without them. */
const graceMs = 3000;
const progressMs = 200;

/** Lists the sources and works until nothing is left: `paise2 index`. */
export async function runIndex(system: System, request: IndexRequest): Promise<IndexReport> {
  const started = performance.now();
  const tally = createIndexTally();
  const run = assemble(system, tally);
  const stopActions = await startActions(system);
  const interrupt = (): void => {
    run.pool.stop();
    // Whoever waits for the work to be done learns that it will not be; a failure comes out where this is awaited below.
    run.runner.stop().catch(() => {});
  };
  request.signal?.addEventListener('abort', interrupt, { once: true });
  const ticking = request.onProgress && setInterval(() => request.onProgress?.(tally.progress(run.runner.backlog())), progressMs);
  try {
    await run.runner.start();
    await listSources(system, run.pool, { tally, request });
    run.pool.endAsking();
    tally.phase = 'indexing';
    if (!request.signal?.aborted) await run.runner.idle(graceMs);
    tally.phase = 'finishing';
    if (!request.signal?.aborted) await finish(system, request, tally);
  } catch (error) {
    if (!request.signal?.aborted) throw error;
  } finally {
    clearInterval(ticking);
    request.signal?.removeEventListener('abort', interrupt);
    run.pool.stop();
    await run.runner.stop();
    await stopActions();
  }
  const { byState } = await system.queue.summary();
  return tally.report({
    pending: byState.ready + byState.waiting,
    tookMs: performance.now() - started,
    peakRssBytes: run.pool.peakMemory(),
    interrupted: request.signal?.aborted ?? false,
  });
}

function assemble(system: System, tally: IndexTally): { readonly pool: WorkerPool; readonly runner: JobRunner } {
  const pool = createWorkerPool(
    system.launchWorker,
    system.workerSetup,
    {
      answers: answersFor(system, { tally, runner: { submit: (work) => runner.submit(work), room: () => runner.room() } }),
      onResults: (results) => runner.onResults(results),
      onEnd: (end, unfinished) => runner.onWorkerEnd(end, unfinished),
      onUnusable: ({ text }) => runner.fail(new PaiseError('WORKER_DIED', text, { hint: 'Run `paise2 doctor`.' })),
      onNotice(notice) {
        if (notice.type === 'at') tally.current = notice.url;
        else system.logger.write(notice.entry);
      },
    },
    poolBudgets(system),
  );
  const runner = createJobRunner({ ...system, pool, onSettled: (job: ClaimedJob, result) => tally.settled(job, result) });
  return { pool, runner };
}

async function listSources(system: System, pool: WorkerPool, run: { tally: IndexTally; request: IndexRequest }): Promise<void> {
  const { tally, request } = run;
  const { targets = [], signal } = request;
  const scopesOf = new Map<string, string[]>();
  for (const url of targets) for (const { id } of sourcesOf(url, system.registry)) scopesOf.set(id, [...(scopesOf.get(id) ?? []), url]);
  for (const { id } of system.registry.extensions('contentSources')) {
    const scopes = scopesOf.get(id);
    if (targets.length > 0 && !scopes) continue;
    try {
      await pool.ask('list', { source: id, request: scopes ? { scopes } : {} });
    } catch (error) {
      if (signal?.aborted) return;
      tally.problems.push({ source: id, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** A run over everything that went to its end has acted on all changes of the configuration. */
async function finish(system: System, request: IndexRequest, tally: IndexTally): Promise<void> {
  await system.storage.tidy();
  if (request.targets === undefined && tally.problems.length === 0) await rememberConfiguration(system.state, system.settings.tree);
}
