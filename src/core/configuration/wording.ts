import type { JsonValue } from '../../plugin/metadata.ts';
import { isList, isMap } from './json.ts';
import type { OptionPath } from './json.ts';
import { nearest } from './nearest.ts';
import type { OptionShape } from './option-shape.ts';

/** `files.roots[0]`: how messages name an option. */
export const showPath = (path: OptionPath): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${showKey(step)}`)).join('');

export const showKey = (key: string): string => (/^[\w./+-]{1,80}$/.test(key) ? key : showText(key));

export const showText = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** What an option may be: `a whole number from 1 to 64 or "auto"`. */
export function describeShape(shape: OptionShape | undefined): string {
  const options = shape?.anyOf ?? shape?.oneOf;
  if (options !== undefined) return [...new Set(options.map(describeShape))].join(' or ');
  if (shape?.const !== undefined) return JSON.stringify(shape.const);
  if (shape?.enum !== undefined)
    return `one of ${shape.enum.map((value) => (typeof value === 'string' ? showKey(value) : JSON.stringify(value))).join(', ')}`;
  return (
    [shape?.type ?? []]
      .flat()
      .map((type) => describeType(type, shape ?? {}))
      .join(' or ') || 'something else'
  );
}

const textFormats = new Map([
  ['uri', 'a URL'],
  ['email', 'an e-mail address'],
  ['date', 'a date'],
]);

function describeType(type: string, shape: OptionShape): string {
  switch (type) {
    case 'string':
      return textFormats.get(shape.format ?? '') ?? 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${describeRange(shape)}`;
    case 'number':
      return `a number${describeRange(shape)}`;
    case 'array':
      return 'a list';
    case 'object':
      return shape.properties === undefined ? 'a map' : 'a map of options';
    default:
      return type;
  }
}

function describeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: OptionShape): string {
  // zod writes the bounds of safe integers into every whole number.
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const lower = least === undefined ? exclusiveMinimum && `more than ${exclusiveMinimum}` : `at least ${least}`;
  const upper = most === undefined ? exclusiveMaximum && `less than ${exclusiveMaximum}` : `at most ${most}`;
  const bounds = [lower, upper].filter((bound) => typeof bound === 'string');
  return bounds.length === 0 ? '' : ` of ${bounds.join(' and ')}`;
}

/** `the text "yes"`. */
export function describeValue(value: JsonValue): string {
  if (typeof value === 'string') return `the text ${showText(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isMap(value)) return 'a map';
  return value === null ? 'nothing' : String(value);
}

/** How to write what was probably meant. */
export function suggestValue(key: string | number, shape: OptionShape | undefined, value: JsonValue): string | undefined {
  const options = [shape, ...(shape?.anyOf ?? shape?.oneOf ?? [])];
  const takes = (type: string) => options.some((option) => [option?.type ?? []].flat().includes(type));
  const write = (text: string) => (typeof key === 'number' ? `Write ${text}` : `Write ${showKey(key)}: ${text}`);
  const words = options.flatMap((option) => [...(option?.enum ?? []), option?.const]).filter((word) => typeof word === 'string');

  if (typeof value === 'string') {
    const word = nearest(value, words);
    if (word !== undefined) return `Did you mean ${word}?`;
    if (takes('boolean') && /^(?:yes|on|true)$/i.test(value)) return write('true');
    if (takes('boolean') && /^(?:no|off|false)$/i.test(value)) return write('false');
    if ((takes('number') || takes('integer')) && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(value)) return write(`${value} without quotes`);
    const glued = /^([\w-]{1,40}):(\S.{0,80})$/.exec(value);
    if (takes('object') && glued) return `Put a space after the colon: ${glued[1]}: ${glued[2]}`;
  }
  if (takes('array') && !isMap(value) && !isList(value) && value !== null) return write(`[${String(value)}]`);
  if (takes('object') && isList(value)) return 'Remove the dashes before the keys.';
  if (shape?.type === 'string' && shape.enum === undefined && (typeof value === 'number' || typeof value === 'boolean'))
    return write(`"${value}"`);
  if (takes('string') && isList(value) && value.length === 1) return 'Write the value alone, not as a list.';
  return undefined;
}
