import { definePlugin } from '../../plugin/define-plugin.ts';

/** Everything in one SQLite database and a folder of files, for one machine. Storage, queue and state commit together. */
export default definePlugin({
  name: 'embedded',
  description: 'Keeps index, jobs, state and cache in the data directory',
  dataStorageProviders: {
    embedded: {
      async createDataStorage(host) {
        const [{ connect }, { createEmbeddedDataStorage }] = await Promise.all([import('./database.ts'), import('./data-storage.ts')]);
        return connect(host, createEmbeddedDataStorage);
      },
    },
  },
  jobQueueProviders: {
    embedded: {
      async createJobQueue(host) {
        const [{ connect }, { createEmbeddedJobQueue }] = await Promise.all([import('./database.ts'), import('./job-queue.ts')]);
        return connect(host, createEmbeddedJobQueue);
      },
    },
  },
  stateStorageProviders: {
    embedded: {
      async createStateStorage(host) {
        const [{ connect }, { createEmbeddedStateStorage }] = await Promise.all([import('./database.ts'), import('./state-storage.ts')]);
        return connect(host, createEmbeddedStateStorage);
      },
    },
  },
  cacheProviders: {
    embedded: {
      async createCache({ dataDirectory, access }) {
        const { openFileCache } = await import('./file-cache.ts');
        return openFileCache(dataDirectory, access);
      },
    },
  },
  resetActions: {
    embedded: {
      removes: 'the search index, all jobs and the cache',
      softReset: async ({ dataDirectory }) => (await import('./reset.ts')).softReset(dataDirectory),
      hardReset: async ({ dataDirectory }) => (await import('./reset.ts')).hardReset(dataDirectory),
    },
  },
});
