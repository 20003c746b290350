import type { JsonValue } from '../../plugin/metadata.ts';
import { documentSection } from './documented-option.ts';
import type { DocumentedOption } from './documented-option.ts';
import { findOption, unknownOption } from './find-option.ts';
import { isMap, own } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { optionLines } from './option-lines.ts';
import { inline } from './yaml-writer.ts';

/** One option, or all of a plugin's, explained and in its place. Throws `USAGE` where there is no such option. */
export function annotatedOption(loaded: LoadedConfiguration, dotted: string): string {
  const { sections, contributed, user } = loaded.gathered;
  const { path, isKnown } = findOption(loaded, dotted);
  const parents: string[] = [];
  let options: readonly DocumentedOption[] = sections.map((section) => documentSection(section, contributed));
  let values: JsonValue | undefined = user.yaml.tree;
  for (const key of path) {
    const option = options.find((candidate) => candidate.key === key);
    values = isMap(values) ? own(values, key) : undefined;
    if (option === undefined || !isKnown) break;
    // What lies in a map whose keys are free is shown with the whole map.
    if (parents.length === path.length - 1 || option.parts === undefined) return lines(parents, option, values);
    parents.push(key);
    options = option.parts;
  }
  throw unknownOption(loaded, dotted);
}

function lines(parents: readonly string[], option: DocumentedOption, value: JsonValue | undefined): string {
  const above = parents.map((key, depth) => `${' '.repeat(2 * depth)}${inline(key)}:`);
  return [...above, ...optionLines(option, 2 * parents.length, value), ''].join('\n');
}
