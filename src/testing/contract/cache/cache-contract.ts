import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { contentCases } from './content.ts';
import { durabilityCases } from './durability.ts';
import { partitionCases } from './partitions.ts';

/** What every {@link Cache} must do. */
export function cacheContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'cache', { content: contentCases, partitions: partitionCases, durability: durabilityCases });
}
