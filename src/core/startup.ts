import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPaiseError, PaiseError } from '../plugin/errors.ts';
import type { ExtensionPoint, ExtensionPoints } from '../plugin/extension-points.ts';
import { configure } from './configuration/configure.ts';
import { createLogger } from './diagnostics/log.ts';
import { createProviderHost } from './hosts/create-host.ts';
import { engineHosts } from './hosts/engine-hosts.ts';
import { configurationOfLastRun } from './configuration/last-run.ts';
import type { Registry } from './loading/registry.ts';
import type { Bootstrapped, StartRequest, System, WithPlugins, WithSingletons } from './system.ts';

/** Points whose extensions do the work on content. */
const contentPoints = [
  'contentExtractors',
  'contentFetchers',
  'contentSources',
  'lifecycleActions',
] as const satisfies readonly ExtensionPoint[];

/** Phase 1: an in-memory log and a place to look for the configuration. No plugin code has run. */
export function bootstrap(request: StartRequest): Bootstrapped {
  return { request, logger: createLogger(), configurationFile: join(request.configDirectory, 'config.yaml'), timings: [] };
}

/** Phase 2: the configuration, checked, and the plugins that it asks for. A plugin that fails is set aside and listed. */
export async function loadPlugins(boot: Bootstrapped): Promise<WithPlugins> {
  return timed(boot, 'plugins', async () => {
    const { registry, settings } = await configure(boot);
    boot.logger.showFrom(boot.request.logLevel ?? settings.engine.log);
    const profileName = boot.request.profile ?? settings.engine.profile;
    const profile = boot.request.profiles[profileName];
    if (!profile) throw unknownProfile(profileName, boot);
    return { ...boot, registry, settings, profileName, profile };
  });
}

/** Phase 3: the state, the cache, the queue and the index, in this order. One that cannot be made is fatal. */
export async function createSingletons(found: WithPlugins, access: 'read' | 'write'): Promise<WithSingletons> {
  return timed(found, 'singletons', async () => {
    const { profile, request } = found;
    if (access === 'write') makeDataDirectory(request.dataDirectory);
    const opened: { close(): Promise<void> }[] = [];
    const close = async (): Promise<void> => {
      for (const singleton of opened.splice(0).toReversed()) await singleton.close();
    };
    const create = async <Point extends ProviderPoint, T extends { close(): Promise<void> }>(
      point: Point,
      id: string,
      make: (provider: ExtensionPoints[Point], host: ReturnType<typeof createProviderHost>) => Promise<T>,
    ): Promise<T> => {
      const provider = await providerOf(found.registry, point, id);
      const host = createProviderHost(
        { plugin: id.split('/', 1)[0] ?? id, id },
        { dataDirectory: request.dataDirectory, access },
        hostParts(found),
      );
      const singleton = await make(provider, host).catch((error: unknown) => {
        throw providerError(error, id);
      });
      opened.push(singleton);
      return singleton;
    };
    try {
      const state = await create('stateStorageProviders', profile.stateStorage, (provider, host) => provider.createStateStorage(host));
      const cache = await create('cacheProviders', profile.cache, (provider, host) => provider.createCache(host));
      const queue = await create('jobQueueProviders', profile.jobQueue, (provider, host) => provider.createJobQueue(host));
      const storage = await create('dataStorageProviders', profile.dataStorage, (provider, host) => provider.createDataStorage(host));
      return { ...found, access, state, cache, queue, storage, close };
    } catch (error) {
      await close();
      throw error;
    }
  });
}

/** Phase 4: extractors, fetchers and sources are bound to their hosts, and selection knows them. */
export async function bindExtensions(singletons: WithSingletons): Promise<System> {
  return timed(singletons, 'extensions', async () => {
    const { registry, settings, state } = singletons;
    const { createSelectionTable } = await import('./pipeline/selection-table.ts');
    const { workerLauncher, workerSetup } = await import('./workers/worker-setup.ts');
    await registry.load(contentPoints);
    const configuration = await configurationOfLastRun(state, settings.tree);
    const hosts = engineHosts(singletons, configuration);
    return {
      ...singletons,
      hosts,
      table: createSelectionTable(
        registry.extensions('contentExtractors'),
        (plugin) => settings.options[plugin],
        settings.engine.extractors,
      ),
      workerSetup: workerSetup(singletons, configuration),
      launchWorker: workerLauncher(singletons),
    };
  });
}

/** Phase 5: lifecycle actions, in the order of loading. Resolves with their undoing, which runs backwards, each with five seconds. */
export async function startActions(system: System): Promise<() => Promise<void>> {
  const signal = new AbortController().signal;
  const actions = system.registry
    .extensions('lifecycleActions')
    .map((extension) => ({ ...extension, host: system.hosts.system(extension, signal) }));
  const started: typeof actions = [];
  for (const action of actions) {
    try {
      await action.value.onStart?.(action.host);
      started.push(action);
    } catch (error) {
      system.registry.setAside(action.plugin, error);
    }
  }
  return async () => {
    for (const { value, host, plugin } of started.toReversed()) {
      const stopping = Promise.resolve(value.onStop?.(host)).catch((error: unknown) =>
        system.logger.forPlugin(plugin).error(`onStop failed: ${String(error)}`),
      );
      await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    }
  };
}

type ProviderPoint = 'dataStorageProviders' | 'jobQueueProviders' | 'stateStorageProviders' | 'cacheProviders';

async function providerOf<Point extends ProviderPoint>(registry: Registry, point: Point, id: string): Promise<ExtensionPoints[Point]> {
  await registry.load([point], id.split('/', 1));
  const provider = registry.extensions(point).find((extension) => extension.id === id);
  if (provider) return provider.value;
  await registry.load([point]);
  throw new PaiseError('PROVIDER_MISSING', `The profile asks for ${id} among ${point}, but no enabled plugin offers it.`, {
    hint: `Offered are: ${
      registry
        .extensions(point)
        .map((extension) => extension.id)
        .join(', ') || 'none'
    }. See \`paise2 plugins list\`.`,
  });
}

function hostParts({ settings, logger }: WithPlugins) {
  return {
    optionsOf: (plugin: string) => settings.options[plugin] ?? {},
    log: (plugin: string) => logger.forPlugin(plugin),
    signal: new AbortController().signal,
  };
}

/** A provider's own error says more than ours could; anything else is dressed with its name. */
function providerError(error: unknown, id: string): unknown {
  if (isPaiseError(error)) return error;
  return new PaiseError('PROVIDER_FAILED', `${id} could not be started: ${error instanceof Error ? error.message : String(error)}`, {
    plugin: id.split('/', 1)[0] ?? id,
    extension: id,
    hint: 'Run `paise2 doctor`, or choose another profile.',
    cause: error,
  });
}

function makeDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new PaiseError('DATA_DIR_UNUSABLE', `The data directory ${directory} cannot be created: ${(error as Error).message}.`, {
      where: directory,
      hint: 'Set PAISE2_DATA_DIR to a directory that you may write.',
      cause: error,
    });
  }
}

function unknownProfile(name: string, { request, configurationFile }: Bootstrapped): PaiseError {
  return new PaiseError('PROFILE_UNKNOWN', `There is no profile "${name}".`, {
    where: request.profile === undefined ? configurationFile : '--profile',
    hint: `Choose one of: ${Object.keys(request.profiles).join(', ')}.`,
  });
}

async function timed<T>(boot: Bootstrapped, name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    boot.timings.push({ name, tookMs: performance.now() - started });
  }
}
