import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { administrationCases } from './administration.ts';
import { claimCases } from './claim.ts';
import { durabilityCases } from './durability.ts';
import { enqueueCases } from './enqueue.ts';
import { failureCases } from './failure.ts';
import { settleCases } from './settle.ts';

/** What every {@link JobQueue} must do. */
export function jobQueueContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'jobQueue', {
    enqueue: enqueueCases,
    claim: claimCases,
    settle: settleCases,
    failure: failureCases,
    administration: administrationCases,
    durability: durabilityCases,
  });
}
