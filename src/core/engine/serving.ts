import { isPaiseError } from '../../plugin/errors.ts';
import type { UpRequest } from '../../plugin/paise.ts';
import { requestLink } from '../http/request-link.ts';
import type { WithPlugins } from '../system.ts';
import { launchServer, type ServerProcess } from './launch-server.ts';

/** Has the page served as long as the engine lives. */
export interface PageServer {
  /** Resolves when it is served, or when that did not work for now. Rejects where the port that a person asked for cannot be had. */
  readonly started: Promise<void>;
  /** Follows another configuration. */
  follow(found: WithPlugins): Promise<void>;
  close(): Promise<void>;
}

interface Wishes extends Pick<UpRequest, 'port' | 'onServed'> {
  /** Hears the address, and `undefined` while nothing is served. */
  onOrigin(origin: string | undefined): void;
}

/** A server that cannot even start is tried again after so long, and then after twice as long each time. */
const firstPauseMs = 250;
const longestPauseMs = 30_000;
const soundMs = 60_000;
/** A server that does not answer between two looks is stuck. */
const lookMs = 30_000;

/** Starts the process of the server, and another one whenever it ends by itself. */
export function startServing(found: WithPlugins, { port: demanded, onServed, onOrigin }: Wishes): PageServer {
  const { request, logger, profile } = found;
  const { serverProgram, configDirectory, dataDirectory, profile: profileName, strict, logLevel } = request;
  const log = logger.forPlugin('paise2');
  let wanted = wantedOf(found);
  let running: ServerProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = firstPauseMs;
  /** Where it was served last, so that it is there again. */
  let last: URL | undefined;

  const complain = (error: unknown): void =>
    log.error(`The page cannot be served: ${error instanceof Error ? error.message : String(error)}`);

  async function launch(): Promise<void> {
    if (!serverProgram || !wanted || profile.workers !== 'processes') return;
    const server = launchServer(serverProgram, logger);
    running = server;
    const startedAt = performance.now();
    const watching = watch(server);
    void server.ended.then(() => onEnd(server, performance.now() - startedAt)).finally(() => clearInterval(watching));
    try {
      const { origin } = await server.serve({
        configDirectory,
        dataDirectory,
        ...(profileName !== undefined && { profile: profileName }),
        ...(strict !== undefined && { strict }),
        ...(logLevel && { logLevel }),
        port: last ? Number(last.port) : (demanded ?? wanted.port),
        otherwise: demanded && !last ? 'none' : 'any',
      });
      if (running !== server) return;
      onOrigin(origin);
      const isNew = origin !== last?.origin;
      last = new URL(origin);
      if (isNew) onServed?.(await requestLink(origin, dataDirectory));
    } catch (error) {
      // Another try would end the same way.
      if (isPaiseError(error, 'USAGE')) running = undefined;
      server.kill();
      throw error;
    }
  }

  function onEnd(server: ServerProcess, livedMs: number): void {
    if (running !== server) return;
    running = undefined;
    onOrigin(undefined);
    pauseMs = livedMs > soundMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
    log.warn('The server of the page ended; it is started again.');
    timer = setTimeout(() => void launch().catch(complain), pauseMs);
  }

  /** What hangs cannot be asked to end. */
  function watch(server: ServerProcess): NodeJS.Timeout {
    let answered = true;
    const look = (): void => {
      if (!answered) {
        log.error('The server of the page does not answer any more.');
        server.kill();
        return;
      }
      answered = false;
      server.ping().then(
        () => (answered = true),
        () => {},
      );
    };
    return setInterval(look, lookMs).unref();
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    const ending = running;
    running = undefined;
    onOrigin(undefined);
    await ending?.end();
  }

  const started = launch().catch((error: unknown) => {
    if (isPaiseError(error, 'USAGE')) throw error;
    complain(error);
  });
  started.catch(() => {});
  return {
    started,
    async follow(next) {
      const before = wanted;
      wanted = wantedOf(next);
      if (wanted?.port === before?.port) {
        await running?.renew();
        return;
      }
      await stop();
      last = undefined;
      await launch().catch(complain);
    },
    close: stop,
  };
}

/** The port that the configuration names, unless it says that nothing is to be served. */
const wantedOf = ({ settings }: WithPlugins): { readonly port: number } | undefined => {
  const { enabled, port } = settings.engine.http;
  return enabled ? { port } : undefined;
};
