import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const jobQueue: Template = {
  point: 'jobQueueProviders',
  about: () => `Lays itself over the job queue that comes with paise2 and keeps a journal of what failed.`,
  code: fromExample('job-queue-provider', 'failure-journal'),
  test: () => `import { test } from 'node:test';
import { jobQueueContract } from 'paise2/testing';

const module = new URL('./index.ts', import.meta.url);
const options = (): Readonly<Record<string, unknown>> => ({ over: 'memory/memory' });

for (const { name, run } of jobQueueContract({ module, key: 'journal', options })) test(name, run);
`,
};
