import { watch } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename, dirname } from 'node:path';
import type { UpRequest } from '../../plugin/paise.ts';
import { loadPlugins } from '../startup.ts';
import type { Bootstrapped } from '../system.ts';
import { openOwnEngine, type OwnEngine } from './own-engine.ts';

const statusMs = 500;
/** What is not watched is looked at again so often. */
const blindMs = 5 * 60_000;
/** An editor that saves writes several times. */
const settledMs = 300;
/** A timer cannot be set for longer. */
const longestTimerMs = 2 ** 31 - 1;

/** Is the engine until it is asked to end: lists everything, watches, and follows the configuration. */
export async function runUp(boot: Bootstrapped, request: UpRequest): Promise<void> {
  const found = await loadPlugins(boot);
  // Whatever else runs on this machine goes first.
  setPriority(constants.priority.PRIORITY_LOW);
  const log = boot.logger.forPlugin('paise2');
  const own = await openOwnEngine(found, 'up');
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const keepingUp = (rescanMs: number): (() => void) => keepUp(own, rescanMs, { complain: log.error, fail: failed.reject });
  let stopRounds = keepingUp(found.settings.engine.rescan);
  const configuration = onConfigurationChange(boot, async () => {
    try {
      const next = await loadPlugins({ ...boot, timings: [] });
      stopRounds();
      await own.reload(next);
      stopRounds = keepingUp(next.settings.engine.rescan);
      log.info('The configuration was changed and is in force.');
    } catch (error) {
      log.error(`The configuration was changed and cannot be used; the one before stays in force. ${(error as Error).message}`);
    }
  });
  const { onStatus, onReady, signal } = request;
  const telling = onStatus && setInterval(() => void own.engine().then((engine) => onStatus(engine.status())), statusMs);
  onReady?.();
  try {
    await Promise.race([aborted(signal), own.stopAsked, failed.promise]);
  } finally {
    clearInterval(telling);
    configuration();
    stopRounds();
    await own.close();
  }
}

interface Ears {
  complain(message: string): void;
  /** The engine's work cannot go on. */
  fail(error: unknown): void;
}

/** Lists everything now and then, and watches meanwhile. Returns its end. */
function keepUp(own: OwnEngine, rescanMs: number, { complain, fail }: Ears): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const round = (): void => {
    own.index({ signal }).then(
      ({ problems }) => problems.forEach(({ source, message }) => complain(`${source} could not be listed: ${message}`)),
      (error: unknown) => signal.aborted || complain(`Indexing ended early: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const lookAtBlind = async (): Promise<void> => {
    const engine = await own.engine();
    engine.look(engine.blind());
  };
  const watchAll = async (): Promise<void> => {
    const engine = await own.engine();
    engine.failure.catch(fail);
    engine.watch();
  };
  void watchAll();
  round();
  const timers = [setInterval(round, Math.min(rescanMs, longestTimerMs)), setInterval(() => void lookAtBlind(), blindMs)];
  return () => {
    stopped.abort();
    timers.forEach((timer) => clearInterval(timer));
  };
}

/** Calls `changed` when the user's file was changed, one call at a time. Returns its end. */
function onConfigurationChange({ configurationFile, logger }: Bootstrapped, changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  try {
    const watcher = watch(dirname(configurationFile), (_, name) => {
      if (name !== null && name !== basename(configurationFile)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void (working = working.then(changed)), settledMs);
    });
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch (error) {
    logger.forPlugin('paise2').warn(`Changes of the configuration are not seen until the next start: ${(error as Error).message}`);
    return () => {};
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
