import { createHosts, type Hosts } from '../hosts/create-host.ts';
import type { Listing } from '../../plugin/hosts.ts';
import { pluginConfiguration } from '../configuration/plugin-configuration.ts';
import type { Logger } from '../diagnostics/log.ts';
import type { EngineAsks, FromWorker, WorkerSetup } from './messages.ts';
import type { Peer } from './peer.ts';

export type Engine = Peer<EngineAsks, FromWorker>;

/** Hosts for the extensions in this worker; what they ask for goes to the engine. */
export function createWorkerHosts(setup: WorkerSetup, engine: Engine, logger: Logger): Hosts {
  const { diff, ...states } = setup.configuration;
  return createHosts({
    optionsOf: (plugin) => setup.options[plugin] ?? {},
    log: (plugin) => logger.forPlugin(plugin),
    state: (plugin) => ({
      get: (key) => engine.ask('stateGet', { plugin, key }),
      set: (key, value, version) => engine.ask('stateSet', { plugin, key, value, ...(version !== undefined && { version }) }),
      entries: (olderThan) => engine.ask('stateEntries', { plugin, olderThan }),
      keysWithValue: (value) => engine.ask('stateKeysWithValue', { plugin, value }),
    }),
    configuration: (plugin) => pluginConfiguration(plugin, diff, states),
    cachePut: (plugin, bytes) => engine.ask('cachePut', { plugin, bytes }),
    openListing: async (source, scope) => remoteListing(engine, await engine.ask('openListing', { source, scope })),
    ownDirectories: setup.ownDirectories,
  });
}

function remoteListing(engine: Engine, listing: number): Listing {
  return {
    add: (entries) => engine.ask('addToListing', { listing, entries }),
    keep: (url, reason) => engine.ask('keepInListing', { listing, url, reason }),
    exclude: (code, count) => engine.ask('excludeFromListing', { listing, code, count }),
    complete: () => engine.ask('completeListing', { listing }),
  };
}
