import type { Command, CommandInput, CommandOption } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JobRow } from '../../plugin/job.ts';
import type { JobFilter } from '../../plugin/job-queue-provider.ts';
import { argumentList, argumentText, isSet, optionText } from './input.ts';
import { ago, counted } from './words.ts';

const states = ['ready', 'waiting', 'running', 'dead'] as const;

const filters: readonly CommandOption[] = [
  { name: 'state', value: 'STATE', summary: 'only jobs in this state', choices: states },
  { name: 'reason', value: 'CODE', summary: 'only jobs that failed for this reason' },
  { name: 'plugin', value: 'NAME', summary: 'only jobs of this plugin' },
];

const ids = { name: 'ID', summary: 'numbers of jobs, as listed', variadic: true } as const;

export const jobs: Command = {
  summary: 'Work that is pending or failed',
  subcommands: {
    list: {
      summary: 'List jobs: what is pending, and what failed with its reason',
      options: filters,
      async run({ paise, output }, input) {
        let count = 0;
        for await (const page of paise.jobs(filterOf(input))) {
          for (const job of page) {
            count += 1;
            if (output.json) output.value(job);
            else
              output.line([
                { text: `${job.id}`.padEnd(8), style: 'dim' },
                { text: job.state.padEnd(8), style: job.state === 'dead' ? 'bad' : 'dim' },
                { text: describe(job) },
              ]);
          }
        }
        if (!output.json) output.line([{ text: counted(count, 'job'), style: 'dim' }]);
      },
    },
    show: {
      summary: 'Show one job with its last failure',
      arguments: [{ name: 'ID', summary: 'number of the job', required: true }],
      async run({ paise, output }, input) {
        const id = idOf(argumentText(input, 'ID'));
        for await (const page of paise.jobs({ ids: [id] })) {
          for (const job of page) {
            if (output.json) output.value(job);
            else
              for (const [name, value] of Object.entries(job))
                output.line(`${name.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
            return;
          }
        }
        throw new PaiseError('USAGE', `There is no job ${id}.`, { hint: 'A job that succeeded is forgotten. See `paise2 jobs list`.' });
      },
    },
    retry: {
      summary: 'Try failed jobs again now',
      description: 'They run with the next `paise2 index`. Name jobs, or choose them with options; --all takes all.',
      arguments: [ids],
      options: [...filters, { name: 'all', summary: 'all failed and waiting jobs' }],
      access: 'write',
      async run({ paise, output }, input) {
        const count = await paise.retryJobs(selectionOf(input));
        if (output.json) output.value({ retried: count });
        else output.line(`${counted(count, 'job')} will run with the next \`paise2 index\`.`);
      },
    },
    discard: {
      summary: 'Forget jobs',
      description: 'What failed stays listed as failed until it changes. Name jobs, or choose them with options; --all takes all.',
      arguments: [ids],
      options: [...filters, { name: 'all', summary: 'all jobs that are not running' }],
      access: 'write',
      async run({ paise, output }, input) {
        const count = await paise.discardJobs(selectionOf(input));
        if (output.json) output.value({ discarded: count });
        else output.line(`${counted(count, 'job')} forgotten.`);
      },
    },
  },
};

function filterOf(input: CommandInput): JobFilter {
  const state = states.find((name) => name === optionText(input, 'state'));
  const code = optionText(input, 'reason');
  const plugin = optionText(input, 'plugin');
  const named = argumentList(input, 'ID').map(idOf);
  return {
    ...(named.length > 0 && { ids: named }),
    ...(state && { states: [state] }),
    ...(code !== undefined && { code }),
    ...(plugin !== undefined && { plugin }),
  };
}

/** Changing all jobs by leaving everything out would be an accident. */
function selectionOf(input: CommandInput): JobFilter {
  const filter = filterOf(input);
  if (Object.keys(filter).length > 0 || isSet(input, 'all')) return filter;
  throw new PaiseError('USAGE', 'Which jobs? Name their numbers, give --state, --reason or --plugin, or --all.');
}

function idOf(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new PaiseError('USAGE', `"${text}" is not the number of a job.`, { hint: 'See `paise2 jobs list`.' });
}

function describe({ kind, key, attempts, crashes, lastFailure, updatedAt }: JobRow): string {
  const failure = lastFailure
    ? ` — ${lastFailure.code}: ${lastFailure.reason} (${counted(attempts + crashes, 'attempt')}, ${ago(updatedAt)})`
    : '';
  return `${kind} ${key}${failure}`;
}
