import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases } from '../plugin-place.ts';
import { contentCases } from './content.ts';
import type { FetcherScenarioAt } from './fetcher-scenario.ts';
import { troubleCases } from './trouble.ts';

/** What every {@link ContentFetcher} must do. */
export function fetcherContract(harness: ContractHarness, scenario: FetcherScenarioAt): readonly ContractCase[] {
  return pluginCases(harness, 'contentFetchers', { content: contentCases(scenario), trouble: troubleCases(scenario) });
}
