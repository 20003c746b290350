import type { JsonValue } from '../../src/plugin/metadata.ts';
import { type Field, valueAt } from './fields.ts';
import { isEqual } from './in-force.ts';
import { fits } from './shape.ts';
import type { ReadYaml } from './yaml/read-yaml.ts';

/** An option as the text has it. */
export interface OptionState {
  /** The user's, or the default; absent where a field cannot show it. */
  readonly value?: JsonValue;
  /** Whether the text says something of it, and whether that differs from the default. */
  readonly isSet: boolean;
  readonly isChanged: boolean;
  /** Where in the text, counted from 1. */
  readonly line?: number;
}

export function stateOf({ option, shape, preset }: Field, read: ReadYaml | undefined): OptionState {
  const line = read?.lines.get(option);
  const given = valueAt(read?.values, option);
  if (given === undefined && !isOpaque(option, read)) return { isSet: false, isChanged: false, ...valueOf(preset) };
  const isHidden = isOpaque(option, read);
  const isShown = !isHidden && (fits(shape, given) || isAlike(shape.kind, given));
  return {
    isSet: true,
    isChanged: isHidden || !isEqual(given, preset),
    ...(isShown && valueOf(given)),
    ...(line !== undefined && { line }),
  };
}

const valueOf = (value: JsonValue | undefined) => (value === undefined ? {} : { value });

/** A wrong number or text can be shown, and mended, where a number or text is meant. */
const isAlike = (kind: string, value: JsonValue | undefined): boolean =>
  (kind === 'text' || kind === 'number' || kind === 'choice') &&
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');

/** It, or what it is in, is written in a way that the form does not read. */
function isOpaque(option: string, read: ReadYaml | undefined): boolean {
  const names = option.split('.');
  return names.some((_, index) => read?.opaque.has(names.slice(0, index + 1).join('.')));
}
