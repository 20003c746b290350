import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases } from '../plugin-place.ts';
import { interruptionCases } from './interruption.ts';
import { listingCases } from './listing.ts';
import { questionCases } from './questions.ts';
import { scopeCases } from './scopes.ts';
import type { SourceScenario } from './source-scenario.ts';

/** What every {@link ContentSource} must do. The scenario is lived through in each case. */
export function sourceContract(harness: ContractHarness, scenario: SourceScenario): readonly ContractCase[] {
  return pluginCases(harness, 'contentSources', {
    listing: listingCases(scenario),
    scopes: scopeCases(scenario),
    interruption: interruptionCases(scenario),
    questions: questionCases(scenario),
  });
}
