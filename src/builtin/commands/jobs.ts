import type { Command, CommandHost, CommandInput } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JobRow } from '../../plugin/job.ts';
import { argumentText } from './input.ts';
import { filterOf, filterOptions, idOf, selectionOf } from './job-filter.ts';
import { jobLine, jobRows } from './job-text.ts';
import { counted } from './words.ts';

const ids = { name: 'ID', summary: 'numbers of jobs, as listed', variadic: true } as const;

export const jobs: Command = {
  summary: 'Work that is pending or failed',
  subcommands: {
    list: {
      summary: 'List jobs: what is pending, and what failed with its reason',
      options: filterOptions,
      run: list,
    },
    show: {
      summary: 'Show all that is known of one job, and what you can do',
      arguments: [{ name: 'ID', summary: 'number of the job', required: true }],
      async run({ paise, output }, input) {
        const id = idOf(argumentText(input, 'ID'));
        const job = await first(paise.jobs({ ids: [id] }));
        if (!job)
          throw new PaiseError('USAGE', `There is no job ${id}.`, { hint: 'A job that succeeded is forgotten. See `paise2 jobs list`.' });
        if (output.json) output.value(job);
        else for (const [name, text] of jobRows(job)) output.line([{ text: name.padEnd(12), style: 'dim' }, { text }]);
      },
    },
    retry: {
      summary: 'Try failed jobs again now',
      description:
        'A running engine does them at once, else the next `paise2 index`. Name jobs, or choose them with options; --all takes all.',
      arguments: [ids],
      options: [...filterOptions, { name: 'all', summary: 'all failed and waiting jobs' }],
      access: 'write',
      async run({ paise, output }, input) {
        const count = await paise.retryJobs(selectionOf(input));
        if (output.json) output.value({ retried: count });
        else output.line(`${counted(count, 'job')} made ready. A running engine does them now, else the next \`paise2 index\`.`);
      },
    },
    discard: {
      summary: 'Forget jobs',
      description: 'What failed stays listed as failed until it changes. Name jobs, or choose them with options; --all takes all.',
      arguments: [ids],
      options: [...filterOptions, { name: 'all', summary: 'all jobs that are not running' }],
      access: 'write',
      async run({ paise, output }, input) {
        const count = await paise.discardJobs(selectionOf(input));
        if (output.json) output.value({ discarded: count });
        else output.line(`${counted(count, 'job')} forgotten.`);
      },
    },
  },
};

async function list({ paise, output }: CommandHost, input: CommandInput): Promise<void> {
  let count = 0;
  for await (const page of paise.jobs(filterOf(input))) {
    for (const job of page) {
      count += 1;
      if (output.json) output.value(job);
      else
        output.line([
          { text: `${job.id}`.padEnd(8), style: 'dim' },
          { text: job.state.padEnd(8), style: job.state === 'dead' ? 'bad' : 'dim' },
          { text: jobLine(job) },
        ]);
    }
  }
  if (!output.json) output.line([{ text: counted(count, 'job'), style: 'dim' }]);
}

async function first(pages: AsyncIterable<readonly JobRow[]>): Promise<JobRow | undefined> {
  for await (const [job] of pages) if (job) return job;
  return undefined;
}
