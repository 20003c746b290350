import type { ConfigurationTree } from '../../src/plugin/configuration-provider.ts';
import type { JsonValue } from '../../src/plugin/metadata.ts';
import { type Field, valueAt } from './fields.ts';
import { isList, isTree } from './shape.ts';

export interface Change {
  /** What the user's file said, and what it says. */
  readonly before: ConfigurationTree;
  readonly after: ConfigurationTree;
}

/** Whether what is in force is what the file says. What the file left to the defaults before and still does is not looked at. */
export function isInForce(fields: readonly Field[], { before, after }: Change, effective: ConfigurationTree): boolean {
  return fields.every(({ option, preset }) => {
    const current = valueAt(effective, option);
    const wanted = valueAt(after, option);
    if (wanted !== undefined) return isEqual(current, wanted);
    const was = valueAt(before, option);
    return was === undefined || isEqual(was, preset) || !isEqual(current, was);
  });
}

/** The order of keys means nothing. */
export function isEqual(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  if (!isTree(one) || !isTree(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]));
}
