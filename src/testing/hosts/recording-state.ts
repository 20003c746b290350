import { canonical } from '../../core/configuration/json.ts';
import { pluginState } from '../../core/hosts/plugin-state.ts';
import { checkArgument } from '../../core/workers/check-messages.ts';
import type { PluginState } from '../../plugin/hosts.ts';
import type { JsonValue } from '../../plugin/metadata.ts';

/** What a plugin remembers under one key. */
export interface StateRecord {
  readonly key: string;
  readonly value: JsonValue;
  readonly version: number;
}

export interface RecordingState {
  readonly state: PluginState;
  /** What is remembered now, by key. */
  records(): readonly StateRecord[];
}

/** State in memory, for one plugin. Begins with what an earlier run left. */
export function recordingState(plugin: string, earlier: readonly StateRecord[]): RecordingState {
  /** Values as text, so that nobody changes them from outside: they travel as JSON in a whole paise2 too. */
  const texts = new Map(earlier.map(({ key, value, version }) => [key, { text: JSON.stringify(value), version }]));
  const records = (): readonly StateRecord[] =>
    [...texts]
      .map(([key, { text, version }]) => ({ key, value: JSON.parse(text) as JsonValue, version }))
      .toSorted((one, other) => (one.key < other.key ? -1 : 1));

  const state = pluginState({
    async get(key) {
      checkArgument('stateGet', { plugin, key });
      const entry = texts.get(key);
      return entry && (JSON.parse(entry.text) as JsonValue);
    },
    async set(key, value, version = 1) {
      if (value === undefined) return void texts.delete(key);
      checkArgument('stateSet', { plugin, key, value, version });
      texts.set(key, { text: JSON.stringify(value), version });
    },
    async entries(olderThan) {
      checkArgument('stateEntries', { plugin, olderThan });
      return records()
        .filter(({ version }) => version < olderThan)
        .map((record) => ({ partition: plugin, ...record }));
    },
    async keysWithValue(value) {
      checkArgument('stateKeysWithValue', { plugin, value });
      const wanted = canonical(value);
      return records().flatMap((record) => (canonical(record.value) === wanted ? [record.key] : []));
    },
  });
  return { state, records };
}
