import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UpRequest } from '../../plugin/paise.ts';
import { loadPlugins } from '../startup.ts';
import type { Bootstrapped } from '../system.ts';
import { effectOf } from './effect-of-change.ts';
import { follow } from './follow.ts';
import { startServing } from './serving.ts';
import { openOwnEngine, type OwnEngine } from './own-engine.ts';

const statusMs = 500;
/** Whoever waits for the engine does not wait longer for the page. */
const servingMs = 10_000;
/** What is not watched is looked at again so often. */
const blindMs = 5 * 60_000;
/** A timer cannot be set for longer. */
const longestTimerMs = 2 ** 31 - 1;

/** Is the engine until it is asked to end: lists everything, watches, and follows the configuration. */
export async function runUp(boot: Bootstrapped, request: UpRequest): Promise<void> {
  const found = await loadPlugins(boot);
  const log = boot.logger.forPlugin('paise2');
  const own = await openOwnEngine(found, 'up');
  const serving = startServing(found, { ...request, onOrigin: own.tellServed });
  // Whatever else runs on this machine goes first, but for the server, which people wait for: it was started before.
  setPriority(constants.priority.PRIORITY_LOW);
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const keepingUp = (rescanMs: number): (() => void) => keepUp(own, rescanMs, { complain: log.error, fail: failed.reject });
  let stopRounds = keepingUp(found.settings.engine.rescan);
  let current = found;
  const following = follow(boot, async () => {
    try {
      const next = await loadPlugins({ ...boot, timings: [] });
      const effect = effectOf(current, next);
      if (effect.type === 'nothing') return;
      if (effect.type === 'code') {
        (await own.engine()).renewPlugins(effect.plugins);
        current = next;
        await serving.follow(next);
        log.info('Plugins were changed; their next work is done by what they are now.', { plugins: effect.plugins });
        return;
      }
      stopRounds();
      try {
        await own.reload(next);
        current = next;
      } finally {
        stopRounds = keepingUp(current.settings.engine.rescan);
      }
      await serving.follow(next);
      log.info('The configuration or a plugin was changed, and is in force.');
    } catch (error) {
      log.error(`The configuration was changed and cannot be used; the one before stays in force. ${(error as Error).message}`);
    }
  });
  const { onStatus, onReady, signal } = request;
  const telling = onStatus && setInterval(() => void own.status().then(onStatus), statusMs);
  const ending = Promise.race([aborted(signal), own.stopAsked, failed.promise]);
  ending.catch(() => {});
  try {
    await Promise.race([serving.started, sleep(servingMs, undefined, { ref: false }), ending]);
    onReady?.();
    await ending;
  } finally {
    clearInterval(telling);
    await following();
    stopRounds();
    await serving.close();
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
  // Without an engine there is nothing to go on with.
  watchAll().catch(fail);
  round();
  const timers = [setInterval(round, Math.min(rescanMs, longestTimerMs)), setInterval(() => void lookAtBlind(), blindMs)];
  return () => {
    stopped.abort();
    timers.forEach((timer) => clearInterval(timer));
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
