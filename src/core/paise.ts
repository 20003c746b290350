import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineStatus } from '../plugin/engine-status.ts';
import { PaiseError } from '../plugin/errors.ts';
import type { ExportedItem, Paise, Status } from '../plugin/paise.ts';
import { configurationFiles } from './configuration/configuration-files.ts';
import type { ReachedEngine } from './engine/reach-engine.ts';
import { once } from './once.ts';
import { lazyPlugins } from './plugins/lazy-plugins.ts';
import { targetUrl } from './pipeline/target-url.ts';
import type { SearchSources } from './search/search.ts';
import type { RemoteEngine } from './socket/connect-engine.ts';
import { bindExtensions, createSingletons, loadPlugins } from './startup.ts';
import type { Bootstrapped, WithSingletons } from './system.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** A started paise2. What a method does not need is not loaded. */
export interface RunningPaise extends Paise {
  /** Validated options of a plugin. */
  optionsOf(plugin: string): Promise<unknown>;
  close(): Promise<void>;
}

/** An engine that is told something has so long to listen. */
const tellingMs = 300;

/**
 * The facade over the phases of startup: each method goes as far as it must, once. With access `read` nothing is changed; with `ask` the engine
 * that runs is asked to; with `write` this process becomes the engine where none runs.
 */
export function createPaise(boot: Bootstrapped, access: 'read' | 'ask' | 'write'): RunningPaise {
  const { dataDirectory, version } = boot.request;
  const closers: (() => Promise<void> | void)[] = [];
  const telling = new Set<Promise<unknown>>();
  let reached: ReachedEngine | undefined;
  const plugins = once(() => loadPlugins(boot));
  const reader = once(async (): Promise<WithSingletons> => {
    const opened = await createSingletons(await plugins(), 'read');
    closers.push(() => opened.close());
    return opened;
  });
  /** What can be read: through the engine's own connections where this process is the engine. */
  const singletons = async (): Promise<WithSingletons> => reached?.singletons ?? reader();
  const engine = once(async (): Promise<ReachedEngine> => {
    const { reachEngine } = await import('./engine/reach-engine.ts');
    requireWriting();
    reached = await reachEngine(await plugins(), access === 'write' ? 'or become it' : 'elsewhere');
    closers.push(() => reached?.close());
    return reached;
  });
  const readers = once(async (): Promise<WorkerPool> => {
    const { readingPool } = await import('./workers/reading-pool.ts');
    const pool = readingPool(await plugins(), singletons);
    closers.push(() => pool.stop());
    return pool;
  });
  const renderer = once(async () => {
    const { createRenderer } = await import('./search/render-item.ts');
    const { readingPool } = await import('./workers/reading-pool.ts');
    const made = createRenderer(async () => readingPool(await plugins(), singletons));
    closers.push(() => made.close());
    return made;
  });
  const isRendered = once(async () => {
    const { createRenderingCheck } = await import('./search/has-rendering.ts');
    return createRenderingCheck(await plugins());
  });
  function requireWriting(): void {
    if (access === 'read') throw new PaiseError('NOT_SUPPORTED', 'It was opened for reading only.');
  }
  const configuration = configurationFiles(boot, async () => (await plugins()).settings.tree);

  /** Asks the engine that runs in another process. */
  async function elsewhere<T>(ask: (remote: RemoteEngine) => Promise<T>): Promise<T | undefined> {
    const { connectEngine } = await import('./socket/connect-engine.ts');
    const remote = await connectEngine(dataDirectory, version);
    try {
      return remote && (await ask(remote));
    } finally {
      remote?.close();
    }
  }

  /** What searching reads from. The engine is told of files that are gone or changed. */
  async function sources(): Promise<SearchSources> {
    const { searchSources } = await import('./search/search-sources.ts');
    return searchSources(await singletons(), (urls) => {
      // Nobody waits for this, and where no engine runs the next one finds out by itself.
      const told = elsewhere(({ ask }) => ask('look', { urls }))
        .catch(() => {})
        .finally(() => telling.delete(told));
      telling.add(told);
    });
  }

  const servedOrigin = async (): Promise<string | undefined> => (await elsewhere(({ ask }) => ask('status', undefined)))?.served;

  async function engineStatus(): Promise<Pick<Status, 'engine' | 'engineProblem'>> {
    try {
      const found: EngineStatus | undefined = await elsewhere(({ ask }) => ask('status', undefined));
      return found ? { engine: found } : {};
    } catch (error) {
      return { engineProblem: (error as Error).message };
    }
  }

  return {
    version,
    dataDirectory,
    configuration,
    optionsOf: async (plugin) => (await plugins()).settings.options[plugin] ?? {},
    async up(request) {
      requireWriting();
      if (access === 'ask') throw new PaiseError('NOT_SUPPORTED', 'It was opened to ask the engine that runs.');
      const { runUp } = await import('./engine/up.ts');
      await runUp(boot, request);
    },
    async stop() {
      const stopped = await elsewhere(async ({ ask, gone }) => {
        await ask('stop', undefined);
        await gone;
        return true;
      });
      return stopped ?? false;
    },
    async index(request) {
      const { adoptTargets } = await import('./pipeline/adopt-targets.ts');
      const { targets: named, remember, ...rest } = request;
      const targets = named?.map(targetUrl);
      const { index } = await engine();
      const { registry } = await plugins();
      await registry.load(['contentSources']);
      const adopted = remember && targets ? await adoptTargets(targets, registry, await readers(), configuration) : [];
      (await readers()).endAsking();
      const report = await index({ ...rest, ...(targets && { targets }) });
      // The next search should not be the one to find out that the configuration changed.
      if (adopted.length > 0) await loadPlugins({ ...boot, timings: [] });
      return report;
    },
    async search(request) {
      const { search } = await import('./search/search.ts');
      return search(request, await sources());
    },
    async suggest(request) {
      const { suggest } = await import('./search/help/suggest/suggest.ts');
      return suggest(request, await sources());
    },
    async similar(request) {
      const { similar } = await import('./search/help/similar.ts');
      return similar(request, await sources());
    },
    async read(target, request = {}) {
      const { readItem } = await import('./search/read-item.ts');
      return readItem(target, request, await sources(), readers);
    },
    async item(target) {
      const { viewItem } = await import('./search/view-item.ts');
      return viewItem(target, await sources(), await isRendered());
    },
    async render(target, request) {
      const { findItem } = await import('./search/find-item.ts');
      return (await renderer()).render(await findItem(target, (await singletons()).storage), request);
    },
    async *items(filter = {}) {
      const { listItems } = await import('./search/list-items.ts');
      yield* listItems((await singletons()).storage, filter);
    },
    coverage: async () => (await singletons()).storage.coverage(),
    async explain(target) {
      const { explain } = await import('./diagnostics/explain.ts');
      return explain(targetUrl(target), await bindExtensions(await singletons()), await readers());
    },
    extract: async (target) => (await readers()).ask('extract', { url: targetUrl(target) }),
    async *export(request = {}): AsyncGenerator<ExportedItem> {
      const { exportItems } = await import('./pipeline/export-items.ts');
      const { below, signal } = request;
      yield* exportItems((await singletons()).storage, await readers(), {
        ...(below !== undefined && { below: targetUrl(below) }),
        ...(signal && { signal }),
      });
    },
    async status() {
      const { statusOf } = await import('./diagnostics/status.ts');
      return { ...(await statusOf(await singletons())), ...(await engineStatus()) };
    },
    async served(path) {
      const origin = await servedOrigin();
      const { servedPath } = await import('./http/served-path.ts');
      return origin === undefined ? undefined : servedPath(path, { origin, dataDirectory, registry: (await plugins()).registry });
    },
    async link() {
      const { requestLink } = await import('./http/request-link.ts');
      return requestLink(await servedOrigin(), dataDirectory);
    },
    async *jobs(filter) {
      yield* (await singletons()).queue.list(filter);
    },
    retryJobs: async (filter) => (await engine()).retryJobs(filter),
    discardJobs: async (filter) => (await engine()).discardJobs(filter),
    pause: async (target) => (await engine()).pause(target),
    resume: async (target) => (await engine()).resume(target),
    async *log(request = {}) {
      const { readLog } = await import('./diagnostics/read-log.ts');
      yield* readLog(dataDirectory, request);
    },
    plugins: lazyPlugins({ boot, configuration, found: plugins, singletons }),
    async suggestions() {
      const { registry } = await plugins();
      await registry.load(['contentSources']);
      const pool = await readers();
      const all = await Promise.all(
        registry
          .extensions('contentSources')
          .map(async ({ id, plugin }) => (await pool.ask('suggest', { source: id })).map((suggestion) => ({ ...suggestion, plugin }))),
      );
      return all.flat();
    },
    async reset(request) {
      const { reset } = await import('./reset.ts');
      return reset(await plugins(), request);
    },
    async doctor() {
      const { doctor } = await import('./diagnostics/doctor.ts');
      return doctor(await plugins(), await engineStatus());
    },
    async close() {
      if (telling.size > 0) await Promise.race([Promise.all(telling), sleep(tellingMs, undefined, { ref: false })]);
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}
