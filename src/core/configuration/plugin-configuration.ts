import type {
  ConfigurationChange,
  ConfigurationDiff,
  ConfigurationTree,
  PluginConfiguration,
} from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { newItems } from './diff.ts';
import { isEqual, isList, isMap, own, pathInTree, valueAt } from './json.ts';

/** The two states that a diff lies between. */
export interface ConfigurationStates {
  /** Absent at the very first start. */
  readonly before?: ConfigurationTree | undefined;
  readonly after: ConfigurationTree;
}

/** The configuration as `plugin` sees it: its own options and their changes, with paths relative to the plugin. */
export function pluginConfiguration(plugin: string, diff: ConfigurationDiff, states: ConfigurationStates): PluginConfiguration {
  const after = own(states.after, plugin) ?? {};
  const before = states.before === undefined ? after : (own(states.before, plugin) ?? {});
  const relative = (changes: readonly ConfigurationChange[]) => changes.flatMap((change) => relativeTo(plugin, change));
  return {
    lastDiff: { added: relative(diff.added), removed: relative(diff.removed), changed: relative(diff.changed) },
    addition: (path) => addition(at(before, path), at(after, path)),
    removal: (path) => addition(at(after, path), at(before, path)),
    hasChanged: (path) => differ(at(before, path), at(after, path)),
  };
}

const differ = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  one === undefined || other === undefined ? one !== other : !isEqual(one, other);

function at(options: JsonValue, path: string): JsonValue | undefined {
  if (path === '') return options;
  const keys = pathInTree(options, path);
  return keys && valueAt(options, keys);
}

/** What `after` has and `before` has not. Exchanging the two gives what was removed. */
function addition(before: JsonValue | undefined, after: JsonValue | undefined): JsonValue | undefined {
  if (before === undefined || after === undefined) return after;
  if (isList(before) && isList(after)) {
    const items = newItems(before, after);
    return items.length === 0 ? undefined : items;
  }
  if (isMap(before) && isMap(after)) {
    const entries = Object.entries(after).flatMap(([key, value]): [string, JsonValue][] => {
      const part = addition(own(before, key), value);
      return part === undefined ? [] : [[key, part]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return isEqual(before, after) ? undefined : after;
}

/** A plugin that came or went has changed at its own path; seen from inside, each of its options did. */
function relativeTo(plugin: string, change: ConfigurationChange): ConfigurationChange[] {
  if (change.path.startsWith(`${plugin}.`)) return [{ ...change, path: change.path.slice(plugin.length + 1) }];
  if (change.path !== plugin) return [];
  const each = (side: 'before' | 'after') => {
    const options = change[side];
    return isMap(options) ? Object.entries(options).map(([path, value]) => ({ path, [side]: value })) : [];
  };
  return [...each('before'), ...each('after')];
}
