import { setTimeout as sleep } from 'node:timers/promises';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { JobFilter, PauseTarget } from '../../plugin/job-queue-provider.ts';
import type { IndexReport } from '../../plugin/paise.ts';
import { connectEngine, type RemoteEngine } from '../socket/connect-engine.ts';
import type { WithPlugins, WithSingletons } from '../system.ts';
import type { EngineIndexRequest } from './engine.ts';
import { openOwnEngine } from './own-engine.ts';
import { requireSameVersion } from './socket-answers.ts';

/** An engine that does what is asked, in this process or in another. */
export interface ReachedEngine {
  /** Where it is this process: its opened data. */
  readonly singletons?: WithSingletons | undefined;
  index(request: EngineIndexRequest): Promise<IndexReport>;
  retryJobs(filter: JobFilter): Promise<number>;
  discardJobs(filter: JobFilter): Promise<number>;
  pause(target?: PauseTarget): Promise<void>;
  resume(target?: PauseTarget): Promise<void>;
  close(): Promise<void>;
}

/** An engine that starts or ends is met at a moment when it owns the data and cannot be asked. */
const patienceMs = 10_000;
const againMs = 100;

/** Whether this process may be the engine where none runs. */
type Where = 'elsewhere' | 'or become it';

/** The engine that runs, or else this process as one. When the one that runs ends before it has answered, the next one is asked. */
export async function reachEngine(found: WithPlugins, where: Where): Promise<ReachedEngine> {
  let reached = await reach(found, where);
  async function lasting<T>(ask: (engine: ReachedEngine) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask(reached);
      } catch (error) {
        if (!isPaiseError(error, 'ENGINE_SILENT')) throw error;
        reached = await reach(found, where);
      }
    }
  }
  return {
    get singletons() {
      return reached.singletons;
    },
    index: (request) => lasting((engine) => engine.index(request)),
    retryJobs: (filter) => lasting((engine) => engine.retryJobs(filter)),
    discardJobs: (filter) => lasting((engine) => engine.discardJobs(filter)),
    pause: (target) => lasting((engine) => engine.pause(target)),
    resume: (target) => lasting((engine) => engine.resume(target)),
    close: () => reached.close(),
  };
}

async function reach(found: WithPlugins, where: Where): Promise<ReachedEngine> {
  const { dataDirectory, version } = found.request;
  for (const started = performance.now(); ; await sleep(againMs)) {
    const remote = found.profile.workers === 'processes' ? await answering(dataDirectory, version) : undefined;
    if (remote && remote !== 'silent') return reachedElsewhere(remote, version);
    if (where === 'elsewhere') throw new PaiseError('ENGINE_SILENT', 'No engine answers.', { hint: 'Run `paise2 up`.' });
    try {
      return await reachedHere(found);
    } catch (error) {
      if (!isPaiseError(error, 'DATA_DIR_BUSY') || remote === 'silent' || performance.now() - started > patienceMs) throw error;
    }
  }
}

/** Where an engine is silent, becoming one fails with the name of its process. */
async function answering(dataDirectory: string, version: string): Promise<RemoteEngine | 'silent' | undefined> {
  try {
    return await connectEngine(dataDirectory, version);
  } catch (error) {
    if (isPaiseError(error, 'ENGINE_SILENT')) return 'silent';
    throw error;
  }
}

async function reachedHere(found: WithPlugins): Promise<ReachedEngine> {
  const own = await openOwnEngine(found, 'run');
  return {
    singletons: own.singletons,
    index: (request) => own.index(request),
    retryJobs: async (filter) => (await own.engine()).retryJobs(filter),
    discardJobs: async (filter) => (await own.engine()).discardJobs(filter),
    pause: async (target) => (await own.engine()).pause(target),
    resume: async (target) => (await own.engine()).resume(target),
    close: () => own.close(),
  };
}

function reachedElsewhere(remote: RemoteEngine, version: string): ReachedEngine {
  try {
    requireSameVersion(remote.version, version);
  } catch (error) {
    remote.close();
    throw error;
  }
  let requests = 0;
  return {
    async index({ targets, signal, onProgress }) {
      const request = (requests += 1);
      remote.onProgress((notice) => notice.request === request && onProgress?.(notice.progress));
      const leave = (): void => void remote.ask('leave', { request }).catch(() => {});
      signal?.addEventListener('abort', leave, { once: true });
      try {
        return await remote.ask('index', { request, ...(targets && { targets }) });
      } finally {
        signal?.removeEventListener('abort', leave);
      }
    },
    retryJobs: (filter) => remote.ask('retryJobs', filter),
    discardJobs: (filter) => remote.ask('discardJobs', filter),
    pause: (target) => remote.ask('pause', target ? { target } : {}),
    resume: (target) => remote.ask('resume', target ? { target } : {}),
    async close() {
      remote.close();
    },
  };
}
