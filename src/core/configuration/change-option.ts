import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { OptionChange } from '../../plugin/paise.ts';
import { findOption } from './find-option.ts';
import type { FoundOption } from './find-option.ts';
import { canonical, isList, valueAt } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { joinLists } from './merge.ts';
import type { OptionShape } from './option-shape.ts';
import { setOption } from './set-option.ts';
import { showPath, showText } from './wording.ts';
import { parseYamlValue } from './yaml-text.ts';
import { inline } from './yaml-writer.ts';

/** The text of the user's file with one option changed, and the value that the option has then. */
export function changeOption(
  loaded: LoadedConfiguration,
  dotted: string,
  change: OptionChange,
): { readonly text: string; readonly value: JsonValue } {
  const found = findOption(loaded, dotted);
  const value = 'value' in change ? readValue(change.value, found) : changedList(loaded, found, change);
  return { text: setOption(loaded.userText, found.path, value), value };
}

/** The user's list, or the default where there is none. */
function changedList(
  { gathered, tree }: LoadedConfiguration,
  { path, shape }: FoundOption,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): JsonValue {
  const before = valueAt(gathered.user.yaml.tree, path) ?? valueAt(tree, path) ?? [];
  if (!isList(before)) throw new PaiseError('USAGE', `${showPath(path)} is not a list.`, { hint: 'Give its value instead.' });
  const item: FoundOption = { path, isKnown: true, ...(shape?.items && { shape: shape.items }) };
  const gone = new Set(remove.map((text) => canonical(readValue(text, item))));
  const known = new Set(before.map(canonical));
  const missing = [...gone].find((one) => !known.has(one));
  if (missing !== undefined) {
    const hint = before.length === 0 ? 'It is empty.' : `It has ${before.slice(0, 20).map(inline).join(', ')}.`;
    throw new PaiseError('USAGE', `${showPath(path)} has no ${missing}.`, { hint });
  }
  return joinLists(
    before.filter((one) => !gone.has(canonical(one))),
    add.map((text) => readValue(text, item)),
  );
}

/** Patterns such as `*.iso` and `!keep` are something else in YAML, and a person who types them means text. */
function readValue(text: string, { path, shape }: FoundOption): JsonValue {
  const { value, findings } = parseYamlValue(text);
  if (isText(shape)) return typeof value === 'string' && /^\s*["']/.test(text) ? value : text;
  const [finding] = findings;
  if (value !== undefined && finding === undefined) return value;
  const reason = finding === undefined ? 'it is empty' : finding.message;
  const hint = finding === undefined ? `\`paise2 config reset ${showPath(path)}\` goes back to the default.` : finding.hint;
  throw new PaiseError('USAGE', `${showText(text)} is no value of ${showPath(path)}: ${reason}.`, { ...(hint !== undefined && { hint }) });
}

function isText(shape: OptionShape | undefined): boolean {
  const options = shape?.anyOf ?? shape?.oneOf;
  return options === undefined ? shape?.type === 'string' : options.every(isText);
}
