import type { ClaimedJob } from '../../plugin/job.ts';
import { createLogger } from '../diagnostics/log.ts';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { createRegistry, type Registry } from '../loading/registry.ts';
import { extractForReading } from '../pipeline/extract-for-reading.ts';
import { processJob, type WorkBench } from '../pipeline/process-job.ts';
import { createSelectionTable } from '../pipeline/selection-table.ts';
import type { Channel } from './channel.ts';
import type { EngineAsks, FromWorker, ToWorker, WorkerAsks, WorkerSetup } from './messages.ts';
import { createPeer, type Answers } from './peer.ts';
import { createResultBatcher } from './result-batcher.ts';
import { createWorkerHosts, type Engine } from './worker-hosts.ts';
import type { Hosts } from '../hosts/create-host.ts';

const contentPoints = ['contentExtractors', 'contentFetchers', 'contentSources'] as const;

/** What a worker consists of once it knows the configuration. */
interface Workshop {
  readonly registry: Registry;
  readonly bench: WorkBench;
  readonly hosts: Hosts;
  /** Says which URL is at work, now and then. */
  at(url: string): void;
}

/** The worker's side: waits for its setup, then does jobs one at a time and answers questions, until the channel closes. */
export function runWorker(channel: Channel, candidates: readonly PluginCandidate[]): void {
  const stop = new AbortController();
  const logger = createLogger();
  let workshop: Promise<Workshop> | undefined;
  const ready = (): Promise<Workshop> => workshop ?? Promise.reject(new Error('the worker was not set up'));

  const answers: Answers<WorkerAsks> = {
    async setUp(setup) {
      workshop = setUp(setup, { candidates, engine, logger, signal: stop.signal });
      await workshop;
    },
    async list({ source, request }) {
      const { registry, hosts } = await ready();
      const extension = sourceOf(registry, source);
      await extension.value.list(hosts.source(extension, stop.signal), request);
    },
    async explainListing({ source, url }) {
      const { registry, hosts } = await ready();
      const extension = sourceOf(registry, source);
      return extension.value.explain?.(hosts.source(extension, stop.signal), url);
    },
    async adopt({ source, url }) {
      const { registry, hosts } = await ready();
      const extension = sourceOf(registry, source);
      return extension.value.adopt?.(hosts.source(extension, stop.signal), url);
    },
    async suggest({ source }) {
      const { registry, hosts } = await ready();
      const extension = sourceOf(registry, source);
      return (await extension.value.suggest?.(hosts.source(extension, stop.signal))) ?? [];
    },
    extract: async ({ url }) => extractForReading(url, (await ready()).bench),
  };

  const engine: Engine = createPeer<EngineAsks, WorkerAsks, FromWorker, ToWorker>(channel, {
    answers,
    hear: (notice) => {
      if (notice.type === 'abort') stop.abort();
      else work.add(notice.jobs);
    },
  });
  logger.direct((entry) => void engine.notify({ type: 'log', entry }).catch(() => {}));
  logger.showFrom('debug');
  channel.onClose(() => stop.abort());
  const work = createWorkLoop(ready, engine, stop.signal);
}

async function setUp(
  setup: WorkerSetup,
  parts: { candidates: readonly PluginCandidate[]; engine: Engine; logger: ReturnType<typeof createLogger>; signal: AbortSignal },
): Promise<Workshop> {
  const { engine, signal } = parts;
  const registry = createRegistry(parts.candidates, { disabled: setup.disabledPlugins, strict: false, importDeadlineMs: 30_000 });
  await registry.load(contentPoints);
  const hosts = createWorkerHosts(setup, engine, parts.logger);
  const table = createSelectionTable(
    registry.extensions('contentExtractors'),
    (plugin) => setup.options[plugin],
    setup.configuredExtractors,
  );
  const signs = signsOfLife(engine);
  const bench: WorkBench = {
    onProgress: () => signs.repeat(),
    table,
    hosts,
    signal,
    fetchers: registry.extensions('contentFetchers'),
    limits: setup.limits,
    kept: (key) => engine.ask('kept', { key }),
    cachePath: (plugin, cacheId) => engine.ask('cachePath', { plugin, cacheId }),
    cacheRead: (plugin, cacheId) => engine.ask('cacheRead', { plugin, cacheId }),
  };
  return { registry, bench, hosts, at: (url) => signs.begin(url) };
}

/** Tells the engine which URL is at work, a few times per second at most. */
function signsOfLife(engine: Engine): { begin(url: string): void; repeat(): void } {
  let current = '';
  let toldAt = 0;
  const tell = (): void => {
    if (performance.now() - toldAt < 250) return;
    toldAt = performance.now();
    engine.notify({ type: 'at', url: current }).catch(() => {});
  };
  return {
    begin(url) {
      current = url;
      tell();
    },
    repeat: tell,
  };
}

function sourceOf(registry: Registry, id: string): ReturnType<typeof registry.extensions<'contentSources'>>[number] {
  const source = registry.extensions('contentSources').find((extension) => extension.id === id);
  if (!source) throw new Error(`there is no source ${id}`);
  return source;
}

/** Jobs in the order of arrival, one at a time. Results go back in batches. */
function createWorkLoop(ready: () => Promise<Workshop>, engine: Engine, signal: AbortSignal): { add(jobs: readonly ClaimedJob[]): void } {
  const waiting: ClaimedJob[] = [];
  const results = createResultBatcher((batch) => engine.notify({ type: 'results', results: batch }));
  let running = false;

  async function run(): Promise<void> {
    const { bench, at } = await ready();
    while (waiting.length > 0 && !signal.aborted) {
      for (let job = waiting.shift(); job && !signal.aborted; job = waiting.shift()) {
        if (job.kind === 'cleanup_cache') continue;
        at(job.payload.url);
        await results.add(await processJob(job, bench));
      }
      await results.flush();
    }
  }

  return {
    add(jobs) {
      waiting.push(...jobs);
      if (running) return;
      running = true;
      void run()
        .catch(() => signal.aborted || process.exit(1))
        .finally(() => (running = false));
    },
  };
}
