import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { durabilityCases } from './durability.ts';
import { valueCases } from './values.ts';
import { writingCases } from './writing.ts';

/** What every {@link StateStorage} must do. */
export function stateStorageContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'stateStorage', { values: valueCases, writing: writingCases, durability: durabilityCases });
}
