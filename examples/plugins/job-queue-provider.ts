import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { definePlugin, PaiseError, z, type JobQueue, type JobQueueProvider, type Plugin } from 'paise2/plugin';

/** A queue over another one: it keeps a journal of what failed. A whole queue does not fit on a page. */
export default definePlugin({
  name: 'failure-journal',
  description: 'Writes down which jobs failed, over another job queue',
  options: z.strictObject({
    over: z.string().default('embedded/embedded').describe('Job queue that keeps the jobs'),
  }),
  jobQueueProviders: {
    journal: {
      async createJobQueue(host) {
        const provider = await builtinQueue(host.options.over);
        // Jobs that end together with writes to the index would pass by: without a domain the engine settles them here.
        const { transactionDomain: _, ...queue } = await provider.createJobQueue({ ...host, options: {} });
        return withJournal(queue, join(host.dataDirectory, 'failed-jobs.jsonl'));
      },
    },
  },
});

function withJournal(queue: JobQueue, file: string): JobQueue {
  const keys = new Map<number, string>();
  return {
    ...queue,
    async claim(request) {
      const claimed = await queue.claim(request);
      for (const { id, key } of claimed) keys.set(id, key);
      return claimed;
    },
    async settle(settlements) {
      const late = await queue.settle(settlements);
      const settled = settlements.filter(({ token: { id, token } }) => !late.some((other) => other.id === id && other.token === token));
      const lines = settled.flatMap(({ token: { id }, outcome }) =>
        outcome.type === 'failed' ? [`${JSON.stringify({ at: new Date().toISOString(), key: keys.get(id), ...outcome.failure })}\n`] : [],
      );
      if (lines.length > 0) appendFileSync(file, lines.join(''), { mode: 0o600 });
      for (const { token, outcome } of settled) if (outcome.type !== 'progress') keys.delete(token.id);
      return late;
    },
  };
}

/** A queue that comes with paise2, by its id. */
async function builtinQueue(id: string): Promise<JobQueueProvider> {
  const { boot } = await import('paise2');
  const [name, key = ''] = id.split('/');
  const found = await boot({})
    .request.plugins.find((plugin) => plugin.name === name && plugin.from === 'built-in')
    ?.load();
  const provider = (found?.default as Plugin | undefined)?.jobQueueProviders?.[key];
  if (provider) return provider;
  throw new PaiseError('PROVIDER_MISSING', `There is no job queue ${id}.`, { hint: 'Name another one in failure-journal.over.' });
}
