import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const cache: Template = {
  point: 'cacheProviders',
  about: () => `Keeps cached bytes in plain files: a folder for each plugin, a file for each piece of bytes.`,
  code: fromExample('cache-provider', 'folder-cache'),
  test: () => `import { test } from 'node:test';
import { cacheContract } from 'paise2/testing';

const module = new URL('./index.ts', import.meta.url);

for (const { name, run } of cacheContract({ module, key: 'folder' })) test(name, run);
`,
};
