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
    runProgram: (plugin, request) => engine.ask('runProgram', { plugin, request }),
    request: (plugin, request) => engine.ask('request', { plugin, request }),
    ownDirectories: setup.ownDirectories,
  });
}

/** Entries on their way to the engine, which looks them up while the source goes on listing. */
const batchesUnderWay = 4;

function remoteListing(engine: Engine, listing: number): Listing {
  const underWay = new Set<Promise<unknown>>();
  let failed: { readonly error: unknown } | undefined;

  async function untilUnderWay(most: number): Promise<void> {
    while (underWay.size > most) await Promise.race(underWay);
    if (failed) throw failed.error;
  }

  return {
    async add(entries) {
      const sent = engine
        .ask('addToListing', { listing, entries })
        .catch((error: unknown) => (failed ??= { error }))
        .finally(() => underWay.delete(sent));
      underWay.add(sent);
      await untilUnderWay(batchesUnderWay);
    },
    keep: (url, reason) => engine.ask('keepInListing', { listing, url, reason }),
    exclude: (code, count) => engine.ask('excludeFromListing', { listing, code, count }),
    async complete() {
      await untilUnderWay(0);
      await engine.ask('completeListing', { listing });
    },
  };
}
