import type { Document, Node, Pair, Scalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { Finding } from './finding.ts';
import { isMap as isTree } from './json.ts';
import { showKey } from './wording.ts';

const MAX_DEPTH = 32;
const MAX_VALUES = 100_000;
const MAX_ALIASES = 100;

/**
 * The values of a YAML document. A key without a value is left out, and so is one that only has such keys below it: a section whose lines are
 * all commented out is as good as absent. Stops with the first problem of size; `report` hears of all others.
 */
export function yamlValues(document: Document, text: string, report: (finding: Finding) => void): JsonValue | undefined {
  let values = 0;
  let aliases = 0;
  let tooLarge = false;

  const refuse = (node: Node, message: string, hint: string): undefined => {
    if (!tooLarge) report({ offset: node.range?.[0] ?? 0, message, hint });
    return undefined;
  };
  const stop = (node: Node, message: string, hint: string): undefined => {
    refuse(node, message, hint);
    tooLarge = true;
    return undefined;
  };

  const convert = (node: unknown, depth: number): JsonValue | undefined => {
    if (tooLarge || node === null || node === undefined) return undefined;
    const known = node as Node;
    values += 1;
    if (values > MAX_VALUES)
      return stop(known, `the file stands for more than ${MAX_VALUES} values`, 'Use fewer references (*name) to the same list.');
    if (depth > MAX_DEPTH)
      return stop(known, `lists and maps are nested more than ${MAX_DEPTH} deep`, 'No option needs that; remove the inner ones.');
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > MAX_ALIASES) return stop(node, `there are more than ${MAX_ALIASES} references (*name)`, 'Write the values out.');
      const target = node.resolve(document);
      if (target) return convert(target, depth + 1);
      return refuse(node, `*${node.source} refers to something that has no name`, `If it is text, put it in quotes: '*${node.source}'.`);
    }
    if (isMap(node)) return convertMap(node.items, depth);
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1) ?? null);
    if (isScalar(node) && isSwallowedList(node, text)) {
      return refuse(
        node,
        'the lines below belong to this text, because they are indented further',
        'Begin all items of a list in the same column.',
      );
    }
    return isScalar(node) ? convertScalar(node, node.value) : refuse(known, 'this is not a value', 'Put it in quotes.');
  };

  const convertMap = (pairs: readonly Pair[], depth: number): JsonValue => {
    const entries = new Map<string, JsonValue | undefined>();
    for (const pair of pairs) {
      const key = keyOf(pair);
      const node = pair.key as Node;
      if (key === undefined) refuse(node, 'a list or map cannot be a key', 'Put it in quotes.');
      else if (key === '__proto__') refuse(node, '__proto__ cannot be a key', 'Remove it.');
      else if (entries.has(key)) refuse(node, `${showKey(key)} is there twice`, 'Put its values together under one key.');
      else entries.set(key, convertEntry(pair, depth));
    }
    return Object.fromEntries([...entries].filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
  };

  const convertEntry = (pair: Pair, depth: number): JsonValue | undefined => {
    const value = isEmpty(pair) ? undefined : convert(pair.value, depth + 1);
    const isHollow = isTree(value) && Object.keys(value).length === 0 && isMap(pair.value) && pair.value.items.length > 0;
    return isHollow ? undefined : value;
  };

  const convertScalar = (node: Node, value: unknown): JsonValue | undefined => {
    // -0 is not kept by JSON and would look like a change after every restart.
    if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    return refuse(node, 'this is neither text nor a number nor true or false', 'Put it in quotes if it is text.');
  };

  return convert(document.contents, 0);
}

/** Whether text without quotes goes on in lines that look like items of a list: hardly ever meant. */
const isSwallowedList = ({ type, range }: Scalar, text: string): boolean =>
  type === 'PLAIN' && /\n *- /.test(text.slice(range?.[0], range?.[1]));

/** Keys as they are written: `1.10` is not the number 1.1. */
export function keyOf(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  return typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
}

/** Whether nothing stands after the colon. */
export const isEmpty = ({ value }: Pair): boolean =>
  value === null || (isScalar(value) && value.value === null && value.range?.[0] === value.range?.[1]);
