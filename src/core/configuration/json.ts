import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';

/** Keys of maps and indexes of lists, from the outside in. */
export type OptionPath = readonly (string | number)[];

export const isMap = (value: unknown): value is ConfigurationTree => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly JsonValue[] => Array.isArray(value);

/** A map's own value: `__proto__` and `constructor` are keys like any other. */
export const own = <Value>(map: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** One text for all values that are equal. The order of keys in maps does not matter. */
export function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: JsonValue) => (isMap(part) ? Object.fromEntries(Object.entries(part).toSorted(byKey)) : part));
}

export const isEqual = (one: JsonValue, other: JsonValue): boolean => one === other || canonical(one) === canonical(other);

export function valueAt(value: JsonValue, path: OptionPath): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const step of path) {
    if (isList(current)) current = typeof step === 'number' ? current[step] : undefined;
    else if (isMap(current)) current = own(current, String(step));
    else return undefined;
  }
  return current;
}

/** The keys of a dotted path. Keys may contain dots themselves, so the tree is asked which ones it has. */
export function pathInTree(tree: JsonValue, dotted: string): readonly string[] | undefined {
  if (!isMap(tree)) return undefined;
  if (Object.hasOwn(tree, dotted)) return [dotted];
  for (const [key, value] of Object.entries(tree)) {
    if (!dotted.startsWith(`${key}.`)) continue;
    const rest = pathInTree(value, dotted.slice(key.length + 1));
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);
