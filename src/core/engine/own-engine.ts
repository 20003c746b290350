import type { EngineStatus } from '../../plugin/engine-status.ts';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { IndexReport } from '../../plugin/paise.ts';
import { openLogFile } from '../diagnostics/log-file.ts';
import { serveEngine } from '../socket/serve-engine.ts';
import { bindExtensions, createSingletons } from '../startup.ts';
import type { WithPlugins, WithSingletons } from '../system.ts';
import { killLeftovers } from '../workers/leftovers.ts';
import { startEngine, type Engine, type EngineIndexRequest } from './engine.ts';
import { socketAnswers } from './socket-answers.ts';

/** The engine in this process, and what belongs to it: the data, the log on disk, the socket. */
export interface OwnEngine {
  readonly singletons: WithSingletons;
  /** The engine that works now. There is another one after each reload. */
  engine(): Promise<Engine>;
  status(): Promise<EngineStatus>;
  /** Says where the page is served, which is part of the status. */
  tellServed(origin: string | undefined): void;
  /** Like that of the engine, and goes on with the next one when that is replaced. */
  index(request: EngineIndexRequest): Promise<IndexReport>;
  /** Replaces the engine by one with this configuration. */
  reload(found: WithPlugins): Promise<void>;
  /** Resolves when somebody asks for the end. */
  readonly stopAsked: Promise<void>;
  close(): Promise<void>;
}

/** Makes this process the engine. Rejects with `DATA_DIR_BUSY` where another one is. */
export async function openOwnEngine(found: WithPlugins, mode: EngineStatus['mode']): Promise<OwnEngine> {
  const singletons = await createSingletons(found, 'write');
  const { dataDirectory } = found.request;
  const isShared = found.profile.workers === 'processes';
  const stopAsked = Promise.withResolvers<void>();
  const logFile = isShared ? openLogFile(dataDirectory) : undefined;
  if (logFile) found.logger.recordTo((entry) => logFile.write(entry));
  let current: Promise<Engine>;
  let started: Engine | undefined;
  let served: string | undefined;
  let closeSocket: (() => Promise<void>) | undefined;

  async function index(request: EngineIndexRequest): Promise<IndexReport> {
    for (;;) {
      const engine = await current;
      try {
        return await engine.index(request);
      } catch (error) {
        if (!isPaiseError(error, 'ABORTED') || engine === (await current)) throw error;
      }
    }
  }

  const status = async (): Promise<EngineStatus> => ({ ...(await current).status(), ...(served !== undefined && { served }) });

  async function close(): Promise<void> {
    await closeSocket?.();
    await (await current).stop();
    await singletons.close();
    await logFile?.close();
  }

  try {
    if (isShared) killLeftovers(dataDirectory);
    current = startEngine(await bindExtensions(singletons), mode);
    started = await current;
    if (isShared) {
      const own = { engine: () => current, index, status, stop: () => stopAsked.resolve(), version: found.request.version };
      closeSocket = await serveEngine(dataDirectory, socketAnswers(own));
    }
  } catch (error) {
    await started?.stop();
    await singletons.close();
    await logFile?.close();
    throw error;
  }
  // A run that nobody watches over ends when it is asked to.
  if (mode === 'run')
    void stopAsked.promise.then(async () => (await current).end(new PaiseError('ABORTED', 'Somebody asked the engine to end.')));
  return {
    singletons,
    engine: () => current,
    status,
    tellServed: (origin) => (served = origin),
    index,
    async reload(next) {
      const before = await current;
      // What cannot be bound must not cost the engine that works.
      const system = await bindExtensions({ ...singletons, ...next });
      current = before.stop().then(() => startEngine(system, mode));
      await current;
    },
    stopAsked: stopAsked.promise,
    close,
  };
}
