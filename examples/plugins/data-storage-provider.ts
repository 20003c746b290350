import { definePlugin, PaiseError, z, type DataStorage, type DataStorageProvider, type Plugin } from 'paise2/plugin';

/** A storage over another one: it logs the searches that take long. A whole storage does not fit on a page. */
export default definePlugin({
  name: 'slow-searches',
  description: 'Logs searches that take long, over another data storage',
  options: z.strictObject({
    over: z.string().default('embedded/embedded').describe('Data storage that keeps the index'),
    milliseconds: z.number().nonnegative().default(200).describe('A search that takes so long is logged'),
  }),
  dataStorageProviders: {
    timed: {
      async createDataStorage(host) {
        const { over, milliseconds } = host.options;
        const provider = await builtinStorage(over);
        const storage = await provider.createDataStorage({ ...host, options: {} });
        const search: DataStorage['search'] = async (query) => {
          const start = performance.now();
          const result = await storage.search(query);
          const took = Math.round(performance.now() - start);
          // What was looked for is nobody's business: the log says only how much there was of it.
          if (took >= milliseconds) host.log.warn('A search took long.', { milliseconds: took, matches: result.total });
          return result;
        };
        // All else as it is, the transaction domain too: what is written still commits together with jobs and state.
        return { ...storage, search };
      },
    },
  },
});

/** A storage that comes with paise2, by its id. */
async function builtinStorage(id: string): Promise<DataStorageProvider> {
  const { boot } = await import('paise2');
  const [name, key = ''] = id.split('/');
  const found = await boot({})
    .request.plugins.find((plugin) => plugin.name === name && plugin.from === 'built-in')
    ?.load();
  const provider = (found?.default as Plugin | undefined)?.dataStorageProviders?.[key];
  if (provider) return provider;
  throw new PaiseError('PROVIDER_MISSING', `There is no data storage ${id}.`, { hint: 'Name another one in slow-searches.over.' });
}
