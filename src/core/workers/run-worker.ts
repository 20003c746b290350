import type { Log } from '../../plugin/hosts.ts';
import { createLogger } from '../diagnostics/log.ts';
import type { Hosts } from '../hosts/create-host.ts';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { confinedPoints } from '../loading/plugin-manifest.ts';
import { createRegistry, type Registry } from '../loading/registry.ts';
import { extractForReading } from '../pipeline/extract-for-reading.ts';
import type { WorkBench } from '../pipeline/process-job.ts';
import { renderForReading } from '../pipeline/render-for-reading.ts';
import { createSelectionTable } from '../pipeline/selection-table.ts';
import { rememberBuiltIns } from './built-ins.ts';
import { createChangeReports } from './change-reports.ts';
import { channelToParent, type Channel } from './channel.ts';
import { createLogRelay } from './log-relay.ts';
import type { EngineAsks, FromWorker, ToWorker, WorkerAsks, WorkerSetup } from './messages.ts';
import { answerInvocation, type AskCaller } from './plugins/answer-invocation.ts';
import type { HostCall } from './plugins/invocation.ts';
import { describeOnly, validateOptions } from './plugins/look-at-plugin.ts';
import { createRemoteCalls, type RemoteCalls } from './plugins/remote-functions.ts';
import { pluginsHere } from './plugins/plugins-here.ts';
import { takeAway } from './plugins/take-away.ts';
import { createPausedExtensions } from './paused-extensions.ts';
import { createPeer, type Answers } from './peer.ts';
import { signsOfLife } from './signs-of-life.ts';
import { traceExtraction } from './trace-extraction.ts';
import { createWorkLoop, type WorkLoopParts } from './work-loop.ts';
import { createWorkerHosts, type Engine } from './worker-hosts.ts';

/** What a worker consists of once it knows the configuration. */
interface Workshop extends WorkLoopParts {
  readonly setup: WorkerSetup;
  readonly registry: Registry;
  readonly hosts: Hosts;
}

/** The program of a worker process. */
export function runWorkerProcess(candidates: readonly PluginCandidate[]): void {
  const { log, leave } = runWorker(channelToParent(), candidates);
  const note = (error: unknown): void => log.warn(`A plugin left an error behind: ${error instanceof Error ? error.stack : String(error)}`);
  // Ctrl-C in a terminal reaches every process; the engine decides what becomes of its workers.
  process.on('SIGINT', () => {});
  // Something that nobody waits for went wrong, most likely of a job that ended before. What is at work now is not to blame.
  process.on('unhandledRejection', note);
  process.on('uncaughtException', (error) => {
    note(error);
    leave();
    // Unless it is, and waits for what will never come.
    setTimeout(() => process.exit(1), strayMs);
  });
}

/** After an error out of nowhere the job at work has so long to end. */
const strayMs = 1000;

interface RunningWorker {
  readonly log: Log;
  /** Ends after the job at work. */
  leave(): void;
}

/** The worker's side: waits for its setup, then does jobs one at a time and answers questions, until the channel closes. */
export function runWorker(channel: Channel, candidates: readonly PluginCandidate[]): RunningWorker {
  const stop = new AbortController();
  const logger = createLogger();
  const log = logger.forPlugin('paise2');
  const paused = createPausedExtensions();
  let workshop: Promise<Workshop> | undefined;
  const ready = (): Promise<Workshop> => workshop ?? Promise.reject(new Error('the worker was not set up'));
  const sourceAndHost = async (id: string) => {
    const { registry, hosts } = await ready();
    const extension = registry.extensions('contentSources').find((source) => source.id === id);
    if (!extension) throw new Error(`there is no source ${id}`);
    return [extension.value, hosts.source(extension, stop.signal)] as const;
  };

  const answers: Answers<WorkerAsks> = {
    async setUp(setup) {
      if (setup.only) takeAway();
      workshop = setUp(setup, { candidates: pluginsHere(setup, candidates, remote), engine, paused, logger, signal: stop.signal });
      await workshop;
    },
    async list({ source, request }) {
      const [value, host] = await sourceAndHost(source);
      await value.list(host, request);
    },
    async explainListing({ source, url }) {
      const [value, host] = await sourceAndHost(source);
      return value.explain?.(host, url);
    },
    async adopt({ source, url }) {
      const [value, host] = await sourceAndHost(source);
      return value.adopt?.(host, url);
    },
    async suggest({ source }) {
      const [value, host] = await sourceAndHost(source);
      return (await value.suggest?.(host)) ?? [];
    },
    async watch({ source }) {
      const [value, host] = await sourceAndHost(source);
      await value.watch?.(
        host,
        createChangeReports((change) => engine.notify({ type: 'changed', source, change })),
      );
    },
    ping: async () => {},
    extract: async ({ url }) => extractForReading(url, (await ready()).bench),
    trace: async ({ url }) => traceExtraction(url, (await ready()).bench, (step) => engine.notify({ type: 'step', step })),
    render: async (question) => renderForReading(question, (await ready()).bench),
    describe: async () => describeOnly((await ready()).setup),
    validate: async ({ options }) => validateOptions((await ready()).setup, options),
    async invoke({ call, invocation }) {
      const { registry, hosts } = await ready();
      const ask = (name: string, argument: unknown) => engine.ask('callHost', { call, asked: { name, argument } as HostCall });
      return work.whileAnswering(() => answerInvocation(invocation, ask as AskCaller, { registry, hosts, signal: stop.signal }));
    },
    hostCall: ({ call, asked }) => remote.answer(call, asked),
  };
  const remote: RemoteCalls = createRemoteCalls((argument) => engine.ask('callPlugin', argument), log);

  const engine: Engine = createPeer<EngineAsks, WorkerAsks, FromWorker, ToWorker>(channel, {
    answers,
    hear(notice) {
      switch (notice.type) {
        case 'jobs':
          work.add(notice.jobs, notice.alone);
          break;
        case 'paused':
          paused.tell(notice.extensions, notice.probes);
          break;
        case 'retire':
          work.retire();
          break;
        case 'abort':
          stop.abort();
          work.retire();
          break;
      }
    },
  });
  logger.direct(createLogRelay((entry) => engine.notify({ type: 'log', entry })));
  logger.showFrom('debug');
  channel.onClose(() => stop.abort());
  const work = createWorkLoop(
    ready,
    (results) => engine.notify({ type: 'results', results }),
    (error) => {
      if (error && !stop.signal.aborted) log.error(`A worker gave up: ${error.message}`);
      channel.close();
    },
  );
  return {
    log,
    leave() {
      // Where it cannot be told, the engine is gone.
      engine.notify({ type: 'leaving' }).catch(() => {});
      work.retire();
    },
  };
}

async function setUp(
  setup: WorkerSetup,
  parts: Pick<WorkLoopParts, 'paused'> & {
    readonly candidates: readonly PluginCandidate[];
    readonly engine: Engine;
    readonly logger: ReturnType<typeof createLogger>;
    readonly signal: AbortSignal;
  },
): Promise<Workshop> {
  const { candidates, engine, logger, paused, signal } = parts;
  const replacedByLoading = rememberBuiltIns();
  const registry = createRegistry(candidates, { disabled: setup.disabledPlugins, strict: false, importDeadlineMs: 30_000 });
  await registry.load(confinedPoints);
  const replaced = replacedByLoading();
  if (replaced !== undefined) logger.forPlugin('paise2').warn(`A plugin replaced ${replaced} while it was loaded. Others may suffer.`);
  const hosts = createWorkerHosts(setup, engine, logger);
  const signs = signsOfLife((place) => engine.notify({ type: 'at', ...place }));
  const bench: WorkBench = {
    onProgress: () => signs.repeat(),
    table: createSelectionTable(registry.extensions('contentExtractors'), (plugin) => setup.options[plugin], setup.configuredExtractors),
    hosts,
    signal,
    fetchers: registry.extensions('contentFetchers'),
    limits: setup.limits,
    kept: (key) => engine.ask('kept', { key }),
    cachePath: (plugin, cacheId) => engine.ask('cachePath', { plugin, cacheId }),
    cacheRead: (plugin, cacheId) => engine.ask('cacheRead', { plugin, cacheId }),
  };
  const harmless = new Set(candidates.filter(({ from, external }) => from === 'built-in' || external).map(({ name }) => name));
  return {
    setup,
    registry,
    hosts,
    bench,
    signs,
    paused,
    handOver: (part) => engine.ask('storePart', part),
    replaced: rememberBuiltIns(),
    isHarmless: (extension) => harmless.has(extension.split('/', 1)[0] ?? ''),
  };
}
