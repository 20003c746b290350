import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { canonical, isList, isMap, own } from './json.ts';

/** One plugin's defaults over another's: later scalars win, lists concatenate without repeating an item, maps merge. */
export function mergeDefaults(before: ConfigurationTree, later: ConfigurationTree): ConfigurationTree {
  return mergeMaps(before, later, (one, other) => (isList(one) && isList(other) ? joinLists(one, other) : other));
}

/** The user's values over the defaults: maps are gone into key by key, everything else is replaced whole. */
export function applyUserValues(defaults: ConfigurationTree, user: ConfigurationTree): ConfigurationTree {
  return mergeMaps(defaults, user, (_default, value) => value);
}

/** `items` and then those `more` that are not among them yet. */
export function joinLists(items: readonly JsonValue[], more: readonly JsonValue[]): readonly JsonValue[] {
  const known = new Set(items.map(canonical));
  const added = more.filter((item) => {
    const isNew = !known.has(canonical(item));
    known.add(canonical(item));
    return isNew;
  });
  return [...items, ...added];
}

type Combine = (before: JsonValue, later: JsonValue) => JsonValue;

/** `Object.fromEntries` defines properties and never calls a setter, so a key `__proto__` stays a key. */
function mergeMaps(before: ConfigurationTree, later: ConfigurationTree, combine: Combine): ConfigurationTree {
  const merged = Object.entries(later).map(([key, value]): [string, JsonValue] => {
    const earlier = own(before, key);
    if (earlier === undefined) return [key, value];
    return [key, isMap(earlier) && isMap(value) ? mergeMaps(earlier, value, combine) : combine(earlier, value)];
  });
  return Object.fromEntries([...Object.entries(before), ...merged]);
}

/** `above` over `below` by `merge` where both are maps, else `above` alone. */
export function layer(below: JsonValue, above: JsonValue | undefined, merge: typeof mergeDefaults): JsonValue {
  if (above === undefined) return below;
  return isMap(below) && isMap(above) ? merge(below, above) : above;
}
