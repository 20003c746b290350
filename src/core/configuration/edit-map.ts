import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isNode, isSeq } from 'yaml';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { isList, isMap as isTree } from './json.ts';
import { columnOf, insertLines, isBlock, lineAfter, lineStart, nextLine } from './text-edit.ts';
import type { Splice } from './text-edit.ts';
import { isEmpty, keyOf } from './yaml-values.ts';
import { blockLines, inline } from './yaml-writer.ts';

/** What to insert or replace in `text` to lay `additions` over the map. Items of lists are taken to be new. */
export function additionsTo(map: YAMLMap, additions: ConfigurationTree, text: string): Splice[] {
  const pairs = new Map(map.items.map((pair: Pair) => [keyOf(pair), pair]));
  const known = Object.entries(additions).flatMap(([key, value]) => {
    const pair = pairs.get(key);
    return pair ? additionsToPair(pair, value, { map, text }) : [];
  });
  const missing = Object.entries(additions).filter(([key]) => !pairs.has(key));
  // After the others: where a map ends a text, so does the one around it, and the inner lines come first.
  return missing.length === 0 ? known : [...known, ...insertInto(map, Object.fromEntries(missing), text)];
}

/** What to cut out of `text` to remove one of the map's keys. */
export function removalOf(pair: Pair, map: YAMLMap, text: string): Splice {
  const key = pair.key as Node;
  const last = isNode(pair.value) ? pair.value : key;
  if (isBlock(map)) return { start: lineStart(text, startOf(key)), end: lineAfter(text, last), text: '' };
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1]?.key;
  const previous = map.items[index - 1];
  if (isNode(next)) return { start: startOf(key), end: startOf(next), text: '' };
  return { start: previous ? endOfPair(previous) : startOf(key), end: endOf(last), text: '' };
}

function additionsToPair(pair: Pair, value: JsonValue, { map, text }: { map: YAMLMap; text: string }): Splice[] {
  const key = pair.key as Node;
  if (!isNode(pair.value)) return [replace(endOf(key), endOf(key), `: ${inline(value)}`)];
  if (isEmpty(pair)) {
    const isParent = isBlock(map) && (isTree(value) || isList(value)) && Object.keys(value).length > 0;
    if (isParent) return [insertLines(text, nextLine(text, endOf(key)), blockLines(value, columnOf(text, key) + 2))];
    const colon = text.indexOf(':', endOf(key)) + 1;
    return [replace(colon, colon, ` ${inline(value)}`)];
  }
  if (isMap(pair.value) && isTree(value)) return additionsTo(pair.value, value, text);
  if (isSeq(pair.value) && isList(value)) return insertInto(pair.value, value, text);
  return replacementOf(pair, value, text);
}

/** What to change in `text` so that the key has this value in place of the one it has. */
export function replacementOf(pair: Pair, value: JsonValue, text: string): Splice[] {
  const key = pair.key as Node;
  const old = pair.value as Node;
  if (!isBlock(old)) return [replace(startOf(old), endOf(old), inline(value) + (text[endOf(old) - 1] === '\n' ? '\n' : ''))];
  const colon = text.indexOf(':', endOf(key)) + 1;
  return [replace(colon, colon, ` ${inline(value)}`), replace(lineStart(text, startOf(old)), lineAfter(text, old), '')];
}

/** What to cut out of `text` to remove items of a list, of which some stay. */
export function itemRemovals(list: YAMLSeq, isGone: (index: number) => boolean, text: string): Splice[] {
  const items = list.items.map((node, index) => ({ node: node as Node, isGone: isGone(index) }));
  if (isBlock(list))
    return items.filter((item) => item.isGone).map(({ node }) => replace(lineStart(text, startOf(node)), lineAfter(text, node), ''));
  const last = items.findLastIndex((item) => !item.isGone);
  return items.flatMap(({ node, isGone: goes }, index) => {
    const next = items[index + 1]?.node;
    if (index === last) return next === undefined ? [] : [replace(endOf(node), endOf(items.at(-1)?.node ?? node), '')];
    return goes && index < last && next ? [replace(startOf(node), startOf(next), '')] : [];
  });
}

/** Adds entries or items at the end of a map or list, in the way that it is written. */
function insertInto(collection: YAMLMap | YAMLSeq, value: JsonValue, text: string): Splice[] {
  if (isBlock(collection)) return [insertLines(text, lineAfter(text, collection), blockLines(value, columnOf(text, collection)))];
  const last = collection.items.at(-1);
  const offset = last === undefined ? startOf(collection) + 1 : isNode(last) ? endOf(last) : endOfPair(last as Pair);
  return [replace(offset, offset, (last === undefined ? '' : ', ') + inline(value).slice(1, -1))];
}

const replace = (start: number, end: number, text: string): Splice => ({ start, end, text });

const startOf = (node: Node): number => node.range?.[0] ?? 0;
const endOf = (node: Node): number => node.range?.[1] ?? 0;
const endOfPair = ({ key, value }: Pair): number => endOf((isNode(value) ? value : key) as Node);
