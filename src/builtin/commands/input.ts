import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { CommandInput } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { fileUrl } from '../../plugin/file-url.ts';
import type { JobKind } from '../../plugin/job.ts';

/** The value of an option that takes one. */
export function optionText(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given again and again. */
export function optionList(input: CommandInput, name: string): readonly string[] {
  const values = input.options[name];
  return typeof values === 'object' ? values : [];
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

/** What a person typed, as a URL without `/` at its end: a URL stays, anything else is a path from where they are, or with `~/` from their home. */
export function urlOf(target: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) return target.replace(/(?<=[^/])\/+$/, '');
  return fileUrl(resolve(target.replace(/^~(?=\/|$)/, homedir())));
}

export const jobKinds = ['fetch_content', 'extract_content', 'cleanup_cache'] as const satisfies readonly JobKind[];

/** What `--plugin` and `--kind` name: a part of the work. */
export function partOf(input: CommandInput): { readonly plugin?: string; readonly kind?: JobKind } {
  const plugin = optionText(input, 'plugin');
  const kind = jobKinds.find((name) => name === optionText(input, 'kind'));
  return { ...(plugin !== undefined && { plugin }), ...(kind && { kind }) };
}
