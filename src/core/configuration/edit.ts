import type { Pair } from 'yaml';
import { isMap } from 'yaml';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { additionsTo, removalOf } from './edit-map.ts';
import { isEqual, isList, isMap as isTree, own, pathInTree } from './json.ts';
import { joinLists, mergeDefaults } from './merge.ts';
import { applySplices, insertLines, withLastLineEnded } from './text-edit.ts';
import type { Splice } from './text-edit.ts';
import { keyOf } from './yaml-values.ts';
import { parseYaml, placeOf } from './yaml-text.ts';
import type { YamlText } from './yaml-text.ts';
import { blockLines } from './yaml-writer.ts';

/**
 * Adds options to the text of a configuration file and touches nothing else in it: lists are added to without repeats, maps are gone into,
 * everything else is set. Throws `CONFIGURATION_INVALID` where the text has an error. The result is not checked against schemas.
 */
export function addOptions(text: string, additions: ConfigurationTree): string {
  const yaml = parseSound(text);
  const parts = newParts(yaml.tree, additions);
  if (Object.keys(parts).length === 0) return text;
  const ended = parseYaml(withLastLineEnded(text));
  const { contents } = ended.document;
  const splices = isMap(contents)
    ? additionsTo(contents, parts, ended.text)
    : [insertLines(ended.text, ended.text.length, blockLines(parts, 0))];
  return applyChecked(ended, splices, mergeDefaults(yaml.tree, additions));
}

/** Removes what the user set at a dotted path, with the comments inside it. Text that does not set it is returned as it is. */
export function removeOption(text: string, dotted: string): string {
  const yaml = parseSound(text);
  const path = pathInTree(yaml.tree, dotted);
  if (path === undefined) return text;
  const parent = placeOf(yaml.document, path.slice(0, -1)).value;
  const pair = isMap(parent) ? parent.items.find((candidate: Pair) => keyOf(candidate) === path.at(-1)) : undefined;
  const splices = isMap(parent) && pair ? [removalOf(pair, parent, text)] : [];
  return applyChecked(yaml, splices, withoutPath(yaml.tree, path));
}

/** Throws `CONFIGURATION_INVALID` where the text has an error. */
export function parseSound(text: string): YamlText {
  const yaml = parseYaml(text);
  const [finding] = yaml.findings;
  if (finding === undefined) return yaml;
  const position = yaml.position(finding.offset);
  throw new PaiseError('CONFIGURATION_INVALID', `The configuration has an error at ${position}: ${finding.message}`, {
    hint: finding.hint ?? 'Mend it first.',
  });
}

/** Values that are referred to elsewhere, and other rare forms of YAML, are refused rather than spoiled. */
export function applyChecked(yaml: YamlText, splices: readonly Splice[], expected: ConfigurationTree): string {
  const text = applySplices(yaml.text, splices);
  const result = parseYaml(text);
  if (result.findings.length === 0 && isEqual(withoutEmptyMaps(result.tree), withoutEmptyMaps(expected))) return text;
  throw new PaiseError('CONFIGURATION_INVALID', 'The configuration is written in a way that a program cannot change safely.', {
    hint: 'Change the file by hand.',
  });
}

function newParts(before: ConfigurationTree, additions: ConfigurationTree): ConfigurationTree {
  const entries = Object.entries(additions).flatMap(([key, value]): [string, JsonValue][] => {
    const existing = own(before, key);
    if (existing === undefined) return [[key, value]];
    if (isEqual(existing, value)) return [];
    const part =
      isTree(existing) && isTree(value)
        ? newParts(existing, value)
        : isList(existing) && isList(value)
          ? newItems(existing, value)
          : undefined;
    if (part === undefined) return [[key, value]];
    return Object.keys(part).length === 0 ? [] : [[key, part]];
  });
  return Object.fromEntries(entries);
}

const newItems = (before: readonly JsonValue[], more: readonly JsonValue[]) => joinLists(before, more).slice(before.length);

function withoutPath(tree: ConfigurationTree, [key = '', ...rest]: readonly string[]): ConfigurationTree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]): [string, JsonValue][] => {
      if (name !== key) return [[name, value]];
      return rest.length > 0 && isTree(value) ? [[name, withoutPath(value, rest)]] : [];
    }),
  );
}

/** A map whose last line went is a key without a value, which is as good as absent. */
function withoutEmptyMaps(value: JsonValue): JsonValue {
  if (!isTree(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, JsonValue] => [key, withoutEmptyMaps(part)]);
  return Object.fromEntries(entries.filter(([, part]) => !isTree(part) || Object.keys(part).length > 0));
}
