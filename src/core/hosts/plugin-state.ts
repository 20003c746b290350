import type { PluginState } from '../../plugin/hosts.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { StateEntry, StateStorage } from '../../plugin/state-storage-provider.ts';

/** One plugin's partition of the state, here or in another process. */
export interface StatePartition {
  get(key: string): Promise<JsonValue | undefined>;
  set(key: string, value: JsonValue | undefined, version?: number): Promise<void>;
  entries(olderThan: number): Promise<readonly StateEntry[]>;
  keysWithValue(value: JsonValue): Promise<readonly string[]>;
}

export function statePartition(storage: StateStorage, partition: string): StatePartition {
  return {
    get: async (key) => (await storage.get({ partition, key }))?.value,
    set: (key, value, version) => storage.write([{ partition, key, value, ...(version !== undefined && { version }) }]),
    entries: (olderThan) => storage.entries(partition, { olderThan }),
    keysWithValue: (value) => storage.keysWithValue(partition, value),
  };
}

export function pluginState(partition: StatePartition): PluginState {
  return {
    get: (key) => partition.get(key),
    set: (key, value, version) => partition.set(key, value, version),
    delete: (key) => partition.set(key, undefined),
    getVersionedState: async (olderThan) =>
      (await partition.entries(olderThan)).map(({ key, value, version }) => ({ key, value, version })),
    getAllKeysWithValue: (value) => partition.keysWithValue(value),
  };
}
