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
  const start = isBlock(pair.value) ? text.indexOf(':', endOf(key)) + 1 : startOf(pair.value);
  const end = endOf(pair.value);
  const lineEnd = text[end - 1] === '\n' ? '\n' : '';
  return [replace(start, end, (isBlock(pair.value) ? ' ' : '') + inline(value) + lineEnd)];
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
