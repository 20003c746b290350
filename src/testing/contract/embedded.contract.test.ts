import { describe, expect, test } from 'vitest';
import { cacheContract } from './cache/cache-contract.ts';
import type { ContractHarness } from './contract-case.ts';
import { dataStorageContract } from './data-storage/data-storage-contract.ts';
import { jobQueueContract } from './job-queue/job-queue-contract.ts';
import { stateStorageContract } from './state-storage/state-storage-contract.ts';
import { transactionDomainContract } from './transaction-domain/transaction-domain-contract.ts';

const harness: ContractHarness = { module: new URL('../../builtin/embedded/index.ts', import.meta.url), key: 'embedded' };

describe.each([
  ['data storage', dataStorageContract(harness)],
  ['job queue', jobQueueContract(harness)],
  ['state storage', stateStorageContract(harness)],
  ['transaction domain', transactionDomainContract(harness)],
  ['cache', cacheContract(harness)],
] as const)('embedded %s', (_, cases) => {
  test.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
