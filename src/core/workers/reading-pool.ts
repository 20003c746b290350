import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { TraceStep } from '../../plugin/plugins.ts';
import { statePartition, type StatePartition } from '../hosts/plugin-state.ts';
import type { WithPlugins, WithSingletons } from '../system.ts';
import type { CommonAsks } from './messages.ts';
import type { Answers } from './peer.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';
import { poolBudgets, workerLauncher, workerSetup } from './worker-setup.ts';

/** A worker for questions: extracting for reading, explaining, proposing. It stores nothing. */
export function readingPool(
  found: WithPlugins,
  singletons: () => Promise<WithSingletons>,
  onStep: (step: TraceStep) => void = () => {},
): WorkerPool {
  const { tree } = found.settings;
  const configuration = { after: tree, diff: { added: [], removed: [], changed: [] } };
  return createWorkerPool(
    workerLauncher(found),
    workerSetup(found, configuration),
    {
      answers: readingAnswers(singletons),
      onResults: () => {},
      onEnd: () => {},
      onUnusable: () => {},
      onChange: () => {},
      onNotice(notice) {
        if (notice.type === 'log') found.logger.write(notice.entry);
        if (notice.type === 'step') onStep(notice.step);
      },
    },
    poolBudgets(found),
  );
}

function readingAnswers(singletons: () => Promise<WithSingletons>): Answers<CommonAsks> {
  const opened = (): Promise<WithSingletons | undefined> => singletons().catch(unlessMissing);
  const state = async (plugin: string): Promise<StatePartition | undefined> => {
    const found = await opened();
    return found && statePartition(found.state, plugin);
  };
  const fetched = new Map<string, Uint8Array>();
  return {
    stateGet: async ({ plugin, key }) => (await state(plugin))?.get(key),
    stateEntries: async ({ plugin, olderThan }) => (await state(plugin))?.entries(olderThan) ?? [],
    stateKeysWithValue: async ({ plugin, value }) => (await state(plugin))?.keysWithValue(value) ?? [],
    // What is fetched for a look is held until its end.
    async cachePut({ plugin, bytes }) {
      const cacheId = `looked-at-${fetched.size}`;
      fetched.set(keyOf(plugin, cacheId), bytes);
      return { kind: 'cache', plugin, cacheId, size: bytes.length };
    },
    cachePath: async ({ plugin, cacheId }) =>
      fetched.has(keyOf(plugin, cacheId)) ? undefined : (await opened())?.cache.path(plugin, cacheId),
    cacheRead: async ({ plugin, cacheId }) => fetched.get(keyOf(plugin, cacheId)) ?? (await singletons()).cache.read(plugin, cacheId),
    // Nor is what a plugin would remember.
    stateSet: async () => {},
    kept: async ({ key }) => (await opened())?.storage.kept(key),
    storePart: refuse,
    openListing: refuse,
    addToListing: refuse,
    keepInListing: refuse,
    excludeFromListing: refuse,
    completeListing: refuse,
  };
}

const keyOf = (plugin: string, cacheId: string): string => JSON.stringify([plugin, cacheId]);

const refuse = (): Promise<never> =>
  Promise.reject(new PaiseError('NOT_SUPPORTED', 'Nothing is stored while something is only looked at.'));

/** Before anything was indexed there is nothing to remember either. */
function unlessMissing(error: unknown): undefined {
  if (!isPaiseError(error, 'INDEX_MISSING')) throw error;
}
