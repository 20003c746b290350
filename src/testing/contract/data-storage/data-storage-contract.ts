import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { appendCases } from './append.ts';
import { cachedCases } from './cached.ts';
import { durabilityCases } from './durability.ts';
import { generationCases } from './generations.ts';
import { keptCases } from './kept.ts';
import { readCases } from './read.ts';
import { searchFilterCases } from './search-filters.ts';
import { searchHostileCases } from './search-hostile.ts';
import { searchLogicCases } from './search-logic.ts';
import { searchPhraseCases } from './search-phrases.ts';
import { searchRankingCases } from './search-ranking.ts';
import { searchWordCases } from './search-words.ts';
import { summaryCases } from './summary.ts';
import { writeCases } from './write.ts';

/** What every {@link DataStorage} must do. */
export function dataStorageContract(harness: ContractHarness): readonly ContractCase[] {
  return contractCases(harness, 'dataStorage', {
    write: writeCases,
    generations: generationCases,
    append: appendCases,
    read: readCases,
    kept: keptCases,
    cached: cachedCases,
    summary: summaryCases,
    'search words': searchWordCases,
    'search phrases': searchPhraseCases,
    'search logic': searchLogicCases,
    'search filters': searchFilterCases,
    'search ranking': searchRankingCases,
    'hostile search': searchHostileCases,
    durability: durabilityCases,
  });
}
