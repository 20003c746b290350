import { defaultExtractionLimits } from '../pipeline/extraction-limits.ts';
import type { WithPlugins } from '../system.ts';
import { inlineWorkers, processWorkers, type LaunchWorker } from './launch-worker.ts';
import type { WorkerSetup } from './messages.ts';
import type { PoolBudgets } from './worker-pool.ts';
import { defaultWorkerCount } from './worker-pool.ts';

export function workerSetup({ settings, request }: WithPlugins, configuration: WorkerSetup['configuration']): WorkerSetup {
  return {
    disabledPlugins: settings.engine.disabledPlugins,
    options: settings.options,
    configuredExtractors: settings.engine.extractors,
    limits: defaultExtractionLimits,
    ownDirectories: [request.dataDirectory, request.configDirectory],
    configuration,
  };
}

export const workerLauncher = ({ profile, request }: WithPlugins): LaunchWorker =>
  profile.workers === 'inline' ? inlineWorkers(request.plugins) : processWorkers(request.workerProgram);

export function poolBudgets({ settings }: WithPlugins): PoolBudgets {
  const { count, silence, total, memory } = settings.engine.workers;
  return { workers: count === 'auto' ? defaultWorkerCount() : count, silenceMs: silence, totalMs: total, memoryBytes: memory };
}
