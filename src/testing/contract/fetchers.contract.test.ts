import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { fetcherContract } from './fetcher/fetcher-contract.ts';
import type { FetcherScenarioAt } from './fetcher/fetcher-scenario.ts';

const files: FetcherScenarioAt = (directory) => {
  writeFileSync(join(directory, 'a b.txt'), 'some text');
  mkdirSync(join(directory, 'folder'), { recursive: true });
  return {
    content: [{ url: fileUrl(join(directory, 'a b.txt')), bytes: 'some text' }],
    gone: [{ url: fileUrl(join(directory, 'gone.txt')) }],
    failing: [{ url: fileUrl(join(directory, 'folder')) }],
  };
};

const harness = { module: new URL('../../builtin/files/index.ts', import.meta.url), key: 'file' };

test.each(fetcherContract(harness, files))('$name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
