import type { TestFile } from '../../extract-with.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { definitionCases } from './definition.ts';
import { enduranceCases } from './endurance.ts';
import { outputCases } from './output.ts';
import { renderingCases } from './rendering.ts';
import { stoppingCases } from './stopping.ts';

export interface ExtractorScenario {
  /** Files that the extractor reads, of each kind one. Small ones: they are damaged in many ways. */
  readonly samples: readonly TestFile[];
}

/** What every {@link ContentExtractor} must do. */
export function extractorContract(harness: ContractHarness, { samples }: ExtractorScenario): readonly ContractCase[] {
  if (samples.length === 0) throw new Error('An extractor is tested with at least one sample.');
  return contractCases(harness, 'extractor', {
    definition: definitionCases(samples),
    output: outputCases(samples),
    rendering: renderingCases(samples),
    stopping: stoppingCases(samples),
    endurance: enduranceCases(samples),
  });
}
