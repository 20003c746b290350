import type { ExportedItem, Paise } from '../plugin/paise.ts';
import { configurationFiles } from './configuration/configuration-files.ts';
import { once } from './once.ts';
import { targetUrl } from './pipeline/target-url.ts';
import { bindExtensions, createSingletons, loadPlugins } from './startup.ts';
import type { Bootstrapped, System, WithSingletons } from './system.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** A started paise2. What a method does not need is not loaded. */
export interface RunningPaise extends Paise {
  /** Validated options of a plugin. */
  optionsOf(plugin: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The facade over the phases of startup: each method goes as far as it must, once. */
export function createPaise(boot: Bootstrapped, access: 'read' | 'write'): RunningPaise {
  const closers: (() => Promise<void> | void)[] = [];
  const plugins = once(() => loadPlugins(boot));
  const singletons = once(async (): Promise<WithSingletons> => {
    const opened = await createSingletons(await plugins(), access);
    closers.push(() => opened.close());
    return opened;
  });
  const system = once(async (): Promise<System> => bindExtensions(await singletons()));
  const readers = once(async (): Promise<WorkerPool> => {
    const { readingPool } = await import('./workers/reading-pool.ts');
    const pool = readingPool(await plugins(), singletons);
    closers.push(() => pool.stop());
    return pool;
  });
  const configuration = configurationFiles(boot, async () => (await plugins()).settings.tree);

  return {
    version: boot.request.version,
    configuration,
    optionsOf: async (plugin) => (await plugins()).settings.options[plugin] ?? {},
    async index(request) {
      const { runIndex } = await import('./pipeline/index-run.ts');
      const { adoptTargets } = await import('./pipeline/adopt-targets.ts');
      const bound = await system();
      const targets = request.targets?.map(targetUrl);
      const adopted = request.remember && targets ? await adoptTargets(targets, bound.registry, await readers(), configuration) : [];
      (await readers()).endAsking();
      const report = await runIndex(bound, { ...request, ...(targets && { targets }) });
      // The next search should not be the one to find out that the configuration changed.
      if (adopted.length > 0) await loadPlugins({ ...boot, timings: [] });
      return report;
    },
    async search(request) {
      const { searchIndex } = await import('./search/search-index.ts');
      return searchIndex(await singletons(), request);
    },
    async explain(target) {
      const { explain } = await import('./diagnostics/explain.ts');
      return explain(targetUrl(target), await system(), await readers());
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
      return statusOf(await singletons());
    },
    async *jobs(filter) {
      yield* (await singletons()).queue.list(filter);
    },
    retryJobs: async (filter) => (await singletons()).queue.retry(filter),
    discardJobs: async (filter) => (await singletons()).queue.discard(filter),
    async plugins() {
      const { registry } = await plugins();
      await registry.load();
      return registry.infos();
    },
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
      return doctor(await plugins());
    },
    async close() {
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}
