import type { Pair } from 'yaml';
import { isMap, isSeq } from 'yaml';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { addOptions, applyChecked, parseSound } from './edit.ts';
import { itemRemovals, replacementOf } from './edit-map.ts';
import { canonical, isEqual, isList, isMap as isTree, valueAt } from './json.ts';
import { joinLists } from './merge.ts';
import { keyOf } from './yaml-values.ts';
import { placeOf } from './yaml-text.ts';
import type { YamlText } from './yaml-text.ts';

/**
 * Gives an option its value in the text of a configuration file and touches nothing else in it: items of a list that stay keep their
 * lines. Throws `CONFIGURATION_INVALID` where the text has an error. The result is not checked against schemas.
 */
export function setOption(text: string, path: readonly string[], value: JsonValue): string {
  const yaml = parseSound(text);
  const before = valueAt(yaml.tree, path);
  if (before === undefined) return addOptions(text, treeOf(path, value));
  if (isEqual(before, value)) return text;
  if (!isList(before) || !isList(value)) return replaced(yaml, path, value);
  const wanted = new Set(value.map(canonical));
  const kept = before.filter((item) => wanted.has(canonical(item)));
  if (kept.length === 0 || !isEqual(joinLists(kept, value), value)) return replaced(yaml, path, value);
  return addOptions(withoutItems(yaml, path, { before, kept }), treeOf(path, value));
}

function replaced(yaml: YamlText, path: readonly string[], value: JsonValue): string {
  const parent = placeOf(yaml.document, path.slice(0, -1)).value;
  const pair = isMap(parent) ? parent.items.find((candidate: Pair) => keyOf(candidate) === path.at(-1)) : undefined;
  return applyChecked(yaml, pair ? replacementOf(pair, value, yaml.text) : [], withValue(yaml.tree, path, value));
}

interface Items {
  readonly before: readonly JsonValue[];
  readonly kept: readonly JsonValue[];
}

function withoutItems(yaml: YamlText, path: readonly string[], { before, kept }: Items): string {
  if (kept.length === before.length) return yaml.text;
  const list = placeOf(yaml.document, path).value;
  const splices = isSeq(list) ? itemRemovals(list, (index) => !kept.includes(before[index] as JsonValue), yaml.text) : [];
  return applyChecked(yaml, splices, withValue(yaml.tree, path, kept));
}

const treeOf = (path: readonly string[], value: JsonValue): ConfigurationTree =>
  path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value) as ConfigurationTree;

function withValue(tree: ConfigurationTree, [key = '', ...rest]: readonly string[], value: JsonValue): ConfigurationTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, part]) => {
      if (name !== key) return [name, part];
      return [name, rest.length > 0 && isTree(part) ? withValue(part, rest, value) : value];
    }),
  );
}
