import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { StateEntry, StateStorage } from '../../plugin/state-storage-provider.ts';
import { withoutWriting } from './read-only.ts';
import { sharedData } from './shared-data.ts';
import type { Place } from './shared-data.ts';

/** Values as JSON: nobody can change from outside what is kept. */
interface KeptValue {
  readonly json: string;
  readonly version: number;
}

const openPartitions = sharedData(() => new Map<string, Map<string, KeptValue>>());

export function createMemoryStateStorage({ dataDirectory, access }: Place): StateStorage {
  const { data: partitions, release } = openPartitions(dataDirectory);

  function entriesOf(partition: string): readonly StateEntry[] {
    const entries = Array.from(partitions.get(partition) ?? [], ([key, kept]) => entryOf(partition, key, kept));
    return entries.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  }

  const storage: StateStorage = {
    supports: { durable: false },
    async get({ partition, key }) {
      const kept = partitions.get(partition)?.get(key);
      return kept && entryOf(partition, key, kept);
    },
    async write(writes) {
      const changes = writes.map(({ value, version = 1, ...at }) => ({
        ...at,
        version,
        json: value === undefined ? undefined : JSON.stringify(value),
      }));
      for (const { partition, key, json, version } of changes) {
        const values = partitions.get(partition) ?? new Map<string, KeptValue>();
        partitions.set(partition, values);
        if (json === undefined) values.delete(key);
        else values.set(key, { json, version });
      }
    },
    async entries(partition, { olderThan = Infinity } = {}) {
      return entriesOf(partition).filter(({ version }) => version < olderThan);
    },
    async keysWithValue(partition, value) {
      const wanted = parsed(JSON.stringify(value));
      return entriesOf(partition).flatMap((entry) => (isDeepStrictEqual(entry.value, wanted) ? entry.key : []));
    },
    async clear(partition) {
      partitions.delete(partition);
    },
    close: async () => release(),
  };
  return access === 'write' ? storage : withoutWriting(storage, ['write', 'clear']);
}

function entryOf(partition: string, key: string, { json, version }: KeptValue): StateEntry {
  return { partition, key, value: parsed(json), version };
}

const parsed = (json: string): JsonValue => JSON.parse(json) as JsonValue;
