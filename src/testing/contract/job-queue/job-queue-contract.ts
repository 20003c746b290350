import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { administrationCases } from './administration.ts';
import { claimCases } from './claim.ts';
import { delayCases } from './delays.ts';
import { durabilityCases } from './durability.ts';
import { enqueueCases } from './enqueue.ts';
import { failureCases } from './failure.ts';
import { fairnessCases } from './fairness.ts';
import { fencingCases } from './fencing.ts';
import { identityCases } from './identity.ts';
import { memberCases } from './members.ts';
import { modelCases } from './model.ts';
import { pauseCases } from './pauses.ts';
import { progressCases } from './progress.ts';
import { recoveryCases } from './recovery.ts';
import { settleCases } from './settle.ts';
import { summaryCases } from './summary.ts';

/** What every {@link JobQueue} must do. */
export function jobQueueContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'jobQueue', {
    enqueue: enqueueCases,
    identity: identityCases,
    claim: claimCases,
    fairness: fairnessCases,
    settle: settleCases,
    fencing: fencingCases,
    failure: failureCases,
    delay: delayCases,
    members: memberCases,
    progress: progressCases,
    pauses: pauseCases,
    administration: administrationCases,
    summary: summaryCases,
    durability: durabilityCases,
    recovery: recoveryCases,
    model: modelCases,
  });
}
