import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { definePlugin, PaiseError, type StateEntry, type StateKey, type StateStorage } from 'paise2/plugin';

/** State in one JSON file that is read and written whole: enough for some hundred small values. */
export default definePlugin({
  name: 'json-state',
  description: 'Keeps state in one JSON file',
  stateStorageProviders: {
    file: {
      createStateStorage: async ({ dataDirectory, access }) => openStateFile(join(dataDirectory, 'state.json'), access),
    },
  },
});

function openStateFile(path: string, access: 'read' | 'write'): StateStorage {
  const read = (): StateEntry[] => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StateEntry[]) : []);

  function replace(entries: readonly StateEntry[]): void {
    if (access === 'read') throw new PaiseError('NOT_SUPPORTED', 'The state was opened for reading.');
    // Written beside the file and renamed: a reader, or a crash in the middle, meets all of a write or nothing.
    writeFileSync(`${path}.new`, JSON.stringify(entries), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }

  return {
    supports: { durable: true },
    get: async ({ partition, key }) => read().find((entry) => entry.partition === partition && entry.key === key),
    async write(writes) {
      const entries = new Map(read().map((entry) => [idOf(entry), entry]));
      for (const { partition, key, value, version = 1 } of writes) {
        if (value === undefined) entries.delete(idOf({ partition, key }));
        else entries.set(idOf({ partition, key }), { partition, key, value, version });
      }
      replace([...entries.values()]);
    },
    async entries(partition, { olderThan = Number.POSITIVE_INFINITY } = {}) {
      const found = read().filter((entry) => entry.partition === partition && entry.version < olderThan);
      return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
    async keysWithValue(partition, value) {
      const found = read().filter((entry) => entry.partition === partition && isDeepStrictEqual(entry.value, value));
      return found.map(({ key }) => key).toSorted();
    },
    clear: async (partition) => replace(read().filter((entry) => entry.partition !== partition)),
    close: async () => {},
  };
}

/** Partition and key as a pair: joined by a separator, `a:b` and `c` would meet `a` and `b:c`. */
const idOf = ({ partition, key }: StateKey): string => JSON.stringify([partition, key]);
