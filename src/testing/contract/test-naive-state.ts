import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { StateEntry, StateStorage } from '../../plugin/state-storage-provider.ts';

/** The store that one writes first: a file for each key, named `<partition>/<key>`, written in place. For tests only. */
export default definePlugin({
  name: 'naive-state',
  stateStorageProviders: {
    files: {
      async createStateStorage({ dataDirectory }) {
        const folder = join(dataDirectory, 'state');
        await mkdir(folder, { recursive: true });
        return openFolder(folder);
      },
    },
  },
});

function openFolder(folder: string): StateStorage {
  const fileOf = (id: string): string => join(folder, encodeURIComponent(id));
  const read = async (id: string): Promise<StateEntry | undefined> => {
    const text = await readFile(fileOf(id), 'utf8').catch(() => undefined);
    const [partition = '', key = ''] = id.split('/');
    return text === undefined ? undefined : { partition, key, ...(JSON.parse(text) as Pick<StateEntry, 'value' | 'version'>) };
  };
  const entries = async (partition: string): Promise<readonly StateEntry[]> => {
    const all = await Promise.all((await readdir(folder)).toSorted().map((name) => read(decodeURIComponent(name))));
    return all.filter((entry) => entry?.partition === partition) as StateEntry[];
  };
  return {
    supports: { durable: true },
    get: ({ partition, key }) => read(`${partition}/${key}`),
    async write(writes) {
      for (const { partition, key, value, version = 1 } of writes) {
        const file = fileOf(`${partition}/${key}`);
        if (value === undefined) await rm(file, { force: true });
        else await writeFile(file, JSON.stringify({ value, version }));
      }
    },
    entries: async (partition, { olderThan = Infinity } = {}) => (await entries(partition)).filter(({ version }) => version < olderThan),
    async keysWithValue(partition, value) {
      const found = await entries(partition);
      return found.flatMap((entry) => (JSON.stringify(entry.value) === JSON.stringify(value) ? [entry.key] : []));
    },
    async clear(partition) {
      for (const { key } of await entries(partition)) await rm(fileOf(`${partition}/${key}`));
    },
    close: async () => {},
  };
}
