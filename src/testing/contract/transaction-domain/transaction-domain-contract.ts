import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { cleanupCases } from './cleanup.ts';
import { commitCases } from './commits.ts';
import { durabilityCases } from './durability.ts';
import { settlementCases } from './settlements.ts';

/** What every {@link TransactionDomain} must do, for a plugin whose storage, queue and state of one key carry the same. */
export function transactionDomainContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'sharedDomain', {
    commit: commitCases,
    settlements: settlementCases,
    cleanup: cleanupCases,
    durability: durabilityCases,
  });
}
