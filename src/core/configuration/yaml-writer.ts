import type { JsonValue } from '../../plugin/metadata.ts';
import { isList, isMap } from './json.ts';

/** A value on one line, fit for any place of a document: YAML takes JSON, to which quotes are added only where needed. */
export function inline(value: JsonValue): string {
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  if (isMap(value))
    return `{${Object.entries(value)
      .map(([key, part]) => `${inline(key)}: ${inline(part)}`)
      .join(', ')}}`;
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
}

/** A list or map over lines, each indented by `column`. */
export const blockLines = (value: JsonValue, column: number): string[] => block(value).map((line) => ' '.repeat(column) + line);

function block(value: JsonValue): string[] {
  if (isLong(value) && isList(value)) {
    return value.flatMap((item) =>
      isMap(item) && isLong(item) ? block(item).map((line, index) => (index === 0 ? '- ' : '  ') + line) : `- ${inline(item)}`,
    );
  }
  if (!isLong(value) || !isMap(value)) return [inline(value)];
  return Object.entries(value).flatMap(([key, part]) => {
    const start = `${inline(key)}:`;
    return isLong(part) ? [start, ...block(part).map((line) => `  ${line}`)] : `${start} ${inline(part)}`;
  });
}

const isLong = (value: JsonValue): boolean => (isList(value) || isMap(value)) && Object.keys(value).length > 0;

/** Whether text can do without quotes, in YAML 1.1 as well, where `yes` is a boolean. */
const isPlain = (text: string): boolean => isQuantity.test(text) || (isWords.test(text) && !isReserved.test(text));

/** Two kinds of text that YAML takes for nothing else: `64MB`, and names, paths and words. */
const isQuantity = /^\d+(?:\.\d+)? ?[a-z]+$/i;
const isWords = /^(?:~?\/|\p{L})(?:[\p{L}\p{M}\p{N}./~+_-]| (?=[\p{L}\p{N}]))*$/u;
const isReserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
