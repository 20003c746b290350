import { definePlugin } from '../../plugin/define-plugin.ts';

/**
 * Keeps everything in the memory of the process, by data directory, until the last opener closes: for tests and dry runs.
 *
 * Storage, queue and state share no transaction domain. Nothing outlives the process, so there is no crash for a commit to protect from; and
 * the engine's other path, where providers do not commit together, is the one that runs over this plugin.
 */
export default definePlugin({
  name: 'memory',
  description: 'Keeps index, jobs, state and cache in memory, until paise2 ends',
  dataStorageProviders: {
    memory: { createDataStorage: async (host) => (await import('./data-storage.ts')).createMemoryDataStorage(host) },
  },
  jobQueueProviders: {
    memory: { createJobQueue: async (host) => (await import('./job-queue.ts')).createMemoryJobQueue(host) },
  },
  stateStorageProviders: {
    memory: { createStateStorage: async (host) => (await import('./state-storage.ts')).createMemoryStateStorage(host) },
  },
  cacheProviders: {
    memory: { createCache: async (host) => (await import('./cache.ts')).createMemoryCache(host) },
  },
});
