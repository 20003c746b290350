import { PaiseError } from '../../plugin/errors.ts';
import { pluginConfiguration } from '../configuration/plugin-configuration.ts';
import type { WithSingletons } from '../system.ts';
import type { WorkerSetup } from '../workers/messages.ts';
import { createHosts, type Hosts } from './create-host.ts';
import { statePartition } from './plugin-state.ts';

/** Hosts for extensions that run in the engine's own process. */
export function engineHosts(system: WithSingletons, configuration: WorkerSetup['configuration']): Hosts {
  const { settings, logger, state, cache, request } = system;
  return createHosts({
    optionsOf: (plugin) => settings.options[plugin] ?? {},
    log: (plugin) => logger.forPlugin(plugin),
    state: (plugin) => statePartition(state, plugin),
    configuration: (plugin) => pluginConfiguration(plugin, configuration.diff, configuration),
    cachePut: async (plugin, bytes) => ({ kind: 'cache', plugin, ...(await cache.put(plugin, bytes)) }),
    openListing: () => Promise.reject(new PaiseError('NOT_SUPPORTED', 'Only a source in a worker may open a listing.')),
    runProgram: () => Promise.reject(new PaiseError('NOT_SUPPORTED', 'Only an extractor in a worker may have a program run.')),
    request: () => Promise.reject(new PaiseError('NOT_SUPPORTED', 'Only a source or a fetcher in a worker may have a request made.')),
    ownDirectories: [request.dataDirectory, request.configDirectory],
  });
}
