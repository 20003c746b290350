import { defaultExtractionLimits } from '../pipeline/extraction-limits.ts';
import type { WithPlugins, WithSingletons } from '../system.ts';
import { inlineWorkers, processWorkers, type LaunchWorker } from './launch-worker.ts';
import { recordedWorkers } from './leftovers.ts';
import type { WorkerSetup } from './messages.ts';
import type { PoolBudgets } from './worker-pool.ts';
import { defaultWorkerCount } from './worker-pool.ts';

/** What a worker knows that has no configuration. */
export const bareSetup: WorkerSetup = {
  externals: [],
  disabledPlugins: [],
  options: {},
  configuredExtractors: {},
  limits: defaultExtractionLimits,
  ownDirectories: [],
  configuration: { after: {}, diff: { added: [], removed: [], changed: [] } },
};

export function workerSetup({ settings, request, registry }: WithPlugins, configuration: WorkerSetup['configuration']): WorkerSetup {
  return {
    externals: registry.externals(),
    disabledPlugins: settings.engine.disabledPlugins,
    options: settings.options,
    configuredExtractors: settings.engine.extractors,
    limits: defaultExtractionLimits,
    ownDirectories: [request.dataDirectory, request.configDirectory],
    configuration,
  };
}

/** Workers of the engine step back for everybody else, and are noted in its data directory. Those of a reader are waited for. */
export function workerLauncher({ profile, request, access }: WithPlugins & Partial<Pick<WithSingletons, 'access'>>): LaunchWorker {
  const processes = processWorkers(request.workerProgram);
  if (profile.workers === 'inline') {
    const inline = inlineWorkers(request.plugins);
    return (kind) => (kind.confinement ? processes : inline)(kind);
  }
  const isEngine = access === 'write';
  return isEngine ? recordedWorkers(processes, request.dataDirectory) : (kind) => processes({ ...kind, polite: false });
}

export function poolBudgets({ settings }: WithPlugins): PoolBudgets {
  const { count, silence, total, memory } = settings.engine.workers;
  return { workers: count === 'auto' ? defaultWorkerCount() : count, silenceMs: silence, totalMs: total, memoryBytes: memory };
}
