import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const dataStorage: Template = {
  point: 'dataStorageProviders',
  about: () => `Lays itself over the data storage that comes with paise2 and logs the searches that take long.`,
  code: fromExample('data-storage-provider', 'slow-searches'),
  test: () => `import { test } from 'node:test';
import { dataStorageContract } from 'paise2/testing';

const module = new URL('./index.ts', import.meta.url);
const options = (): Readonly<Record<string, unknown>> => ({ over: 'memory/memory' });

for (const { name, run } of dataStorageContract({ module, key: 'timed', options })) test(name, run);
`,
};
