import { describe, expect, test } from 'vitest';
import { cacheContract } from './cache/cache-contract.ts';
import type { ContractHarness } from './contract-case.ts';
import { dataStorageContract } from './data-storage/data-storage-contract.ts';
import { jobQueueContract } from './job-queue/job-queue-contract.ts';
import { stateStorageContract } from './state-storage/state-storage-contract.ts';

const harness: ContractHarness = { module: new URL('../../builtin/memory/index.ts', import.meta.url), key: 'memory' };

const suites = [
  ['job queue', jobQueueContract(harness)],
  ['data storage', dataStorageContract(harness)],
  ['state storage', stateStorageContract(harness)],
  ['cache', cacheContract(harness)],
] as const;

describe.each(suites)('memory %s', (_, cases) => {
  test.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
