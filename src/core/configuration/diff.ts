import type { ConfigurationChange, ConfigurationDiff, ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { canonical, isEqual, isList, isMap, own } from './json.ts';

interface Changes {
  readonly added: ConfigurationChange[];
  readonly removed: ConfigurationChange[];
  readonly changed: ConfigurationChange[];
}

/**
 * What changed. Without a `before` nothing did.
 *
 * An item that a list gained or lost is one entry under the list's path. Where that alone does not say what the list has become,
 * because items moved or came in before others, the whole list is also among the changed.
 */
export function diffConfiguration(before: ConfigurationTree | undefined, after: ConfigurationTree): ConfigurationDiff {
  const changes: Changes = { added: [], removed: [], changed: [] };
  if (before !== undefined) compareMaps(changes, '', before, after);
  return changes;
}

/** Items of `after` beyond those it shares with `before`; equal items count one by one. */
export function newItems(before: readonly JsonValue[], after: readonly JsonValue[]): readonly JsonValue[] {
  return partition(before, after).rest;
}

function compareMaps(changes: Changes, prefix: string, before: ConfigurationTree, after: ConfigurationTree): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compareValues(changes, prefix + key, own(before, key), own(after, key));
  }
}

function compareValues(changes: Changes, path: string, before: JsonValue | undefined, after: JsonValue | undefined): void {
  if (before === undefined) {
    if (after !== undefined) changes.added.push({ path, after });
  } else if (after === undefined) changes.removed.push({ path, before });
  else if (isMap(before) && isMap(after)) compareMaps(changes, `${path}.`, before, after);
  else if (isList(before) && isList(after)) compareLists(changes, path, before, after);
  else if (!isEqual(before, after)) changes.changed.push({ path, before, after });
}

function compareLists(changes: Changes, path: string, before: readonly JsonValue[], after: readonly JsonValue[]): void {
  const { shared: kept, rest: gone } = partition(after, before);
  const added = newItems(before, after);
  changes.removed.push(...gone.map((item) => ({ path, before: item })));
  changes.added.push(...added.map((item) => ({ path, after: item })));
  if (!isEqual([...kept, ...added], after)) changes.changed.push({ path, before, after });
}

/** Splits `items` into those that `others` has as well and the rest. */
function partition(others: readonly JsonValue[], items: readonly JsonValue[]): { shared: JsonValue[]; rest: JsonValue[] } {
  const left = new Map<string, number>();
  for (const other of others) left.set(canonical(other), (left.get(canonical(other)) ?? 0) + 1);
  const shared: JsonValue[] = [];
  const rest: JsonValue[] = [];
  for (const item of items) {
    const count = left.get(canonical(item)) ?? 0;
    left.set(canonical(item), count - 1);
    (count > 0 ? shared : rest).push(item);
  }
  return { shared, rest };
}
