import type { CommandInput } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';

/** The value of an option that takes one. */
export function optionText(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number of at least `least`. Throws `USAGE` for anything else. */
export function optionNumber(input: CommandInput, name: string, least = 0): number | undefined {
  const text = optionText(input, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new PaiseError('USAGE', `--${name} takes a whole number from ${least}, not "${text}".`);
}

export const isSet = (input: CommandInput, name: string): boolean => input.options[name] === true;

export function argumentText(input: CommandInput, name: string): string {
  const value = input.arguments[name];
  return typeof value === 'string' ? value : '';
}

export function argumentList(input: CommandInput, name: string): readonly string[] {
  const value = input.arguments[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
