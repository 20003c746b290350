import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const stateStorage: Template = {
  point: 'stateStorageProviders',
  about: () => `Keeps state in one JSON file that is read and written whole: enough for some hundred small values.`,
  code: fromExample('state-storage-provider', 'json-state'),
  test: () => `import { test } from 'node:test';
import { stateStorageContract } from 'paise2/testing';

const module = new URL('./index.ts', import.meta.url);

for (const { name, run } of stateStorageContract({ module, key: 'file' })) test(name, run);
`,
};
