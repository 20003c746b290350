import type { CommandInput, CommandOption } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JobFilter } from '../../plugin/job-queue-provider.ts';
import { argumentList, isSet, jobKinds, optionText, partOf, urlOf } from './input.ts';

const states = ['ready', 'waiting', 'running', 'dead'] as const;

export const filterOptions: readonly CommandOption[] = [
  { name: 'state', value: 'STATE', summary: 'only jobs in this state', choices: states },
  { name: 'dead', summary: 'only jobs that failed for good: --state dead' },
  { name: 'reason', value: 'CODE', summary: 'only jobs that failed for this reason' },
  { name: 'path', value: 'PATH', summary: 'only jobs at or below this folder, file or URL' },
  { name: 'plugin', value: 'NAME', summary: 'only jobs of this plugin' },
  { name: 'kind', value: 'KIND', summary: 'only jobs of this kind', choices: jobKinds },
];

/** The jobs that were named, and of these the ones that fit all options. */
export function filterOf(input: CommandInput): JobFilter {
  const named = argumentList(input, 'ID').map(idOf);
  const state = isSet(input, 'dead') ? 'dead' : states.find((name) => name === optionText(input, 'state'));
  const code = optionText(input, 'reason');
  const path = optionText(input, 'path');
  if (isSet(input, 'dead') && optionText(input, 'state') !== undefined)
    throw new PaiseError('USAGE', '--dead and --state exclude each other.');
  return {
    ...(named.length > 0 && { ids: named }),
    ...(state && { states: [state] }),
    ...(code !== undefined && { code }),
    ...(path !== undefined && { below: urlOf(path) }),
    ...partOf(input),
  };
}

/** Changing all jobs by leaving everything out would be an accident. */
export function selectionOf(input: CommandInput): JobFilter {
  const filter = filterOf(input);
  if (Object.keys(filter).length > 0 || isSet(input, 'all')) return filter;
  throw new PaiseError('USAGE', 'Which jobs? Name their numbers, choose them with options such as --reason or --path, or give --all.');
}

export function idOf(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new PaiseError('USAGE', `"${text}" is not the number of a job.`, { hint: 'See `paise2 jobs list`.' });
}
