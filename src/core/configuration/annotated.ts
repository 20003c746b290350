import type { Node, Pair, YAMLMap } from 'yaml';
import { isMap } from 'yaml';
import { documentSection, namesOf } from './documented-option.ts';
import type { DocumentedOption } from './documented-option.ts';
import { marker, withoutGenerated } from './generated-comments.ts';
import { isEqual } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { commentLines, optionLines } from './option-lines.ts';
import { namesAnySchema, schemaLine } from './schema-file.ts';
import { applySplices, columnOf, insertLines, isBlock, lineAfter, lineStart, withLastLineEnded } from './text-edit.ts';
import type { Splice } from './text-edit.ts';
import { isEmpty, keyOf } from './yaml-values.ts';
import { parseYaml } from './yaml-text.ts';

const header = [
  `${marker} Configuration of paise2. To set an option, remove the "# " before it.`,
  `${marker} Lines that begin with "${marker}" and the defaults below them are renewed whenever you edit the configuration; all others are yours.`,
];

/**
 * The user's file with every option that it does not set, commented out with its default, and explanations of all of them. Saving it
 * unchanged changes nothing. A file with an error in it comes back as it is, to be mended.
 */
export function annotatedConfiguration({ gathered }: LoadedConfiguration): string {
  const { file, user, contributed, sections } = gathered;
  if (user.yaml.findings.length > 0) return file.text;
  const documented = sections.map((section) => documentSection(section, contributed)).filter(({ parts }) => parts !== undefined);
  const text = withLastLineEnded(withoutGenerated(file.text, new Set(namesOf(documented))));
  const { contents } = parseYaml(text).document;
  if (contents !== null && !(isMap(contents) && isBlock(contents))) return file.text;
  const pairs = new Map(documented.map((option) => [option, contents === null ? undefined : pairOf(contents, option.key)]));
  const splices = documented.flatMap((option) => annotatePair(pairs.get(option), option, text));
  const missing = documented.filter((option) => pairs.get(option) === undefined);
  splices.push(
    insertLines(
      text,
      text.length,
      missing.flatMap((option) => ['', ...optionLines(option, 0)]),
    ),
  );
  const annotated = applySplices(text, [insertLines(text, 0, namesAnySchema(text) ? header : [schemaLine, ...header]), ...splices]);
  // Rare forms of YAML are better left alone than misunderstood.
  return isEqual(parseYaml(annotated).tree, user.yaml.tree) ? annotated : file.text;
}

/** Each missing option follows the one that its schema names before it, wherever the user has put that; `start` is below the map's own key. */
function annotateMap(map: YAMLMap, options: readonly DocumentedOption[], start: number, text: string): Splice[] {
  const splices: Splice[] = [];
  let offset = start;
  for (const option of options) {
    const pair = pairOf(map, option.key);
    if (pair === undefined) splices.push(insertLines(text, offset, optionLines(option, columnOf(text, map))));
    else {
      splices.push(...annotatePair(pair, option, text));
      offset = lineAfter(text, (isEmpty(pair) ? pair.key : pair.value) as Node);
    }
  }
  return splices;
}

function annotatePair(pair: Pair | undefined, option: DocumentedOption, text: string): Splice[] {
  if (pair === undefined) return [];
  const key = pair.key as Node;
  const column = columnOf(text, key);
  const below = lineAfter(text, key);
  const comment = insertLines(text, lineStart(text, key.range?.[0] ?? 0), commentLines(option, column));
  const { parts = [] } = option;
  if (isEmpty(pair)) return [comment, ...parts.map((part) => insertLines(text, below, optionLines(part, column + 2)))];
  return isMap(pair.value) && isBlock(pair.value) ? [comment, ...annotateMap(pair.value, parts, below, text)] : [comment];
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find((pair: Pair) => keyOf(pair) === key);
