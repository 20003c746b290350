import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { contractCases } from '../place.ts';
import { appendCases } from './append.ts';
import { cachedCases } from './cached.ts';
import { coverageCases } from './coverage.ts';
import { durabilityCases } from './durability.ts';
import { generationCases } from './generations.ts';
import { keptCases } from './kept.ts';
import { readCases } from './read.ts';
import { facetCases } from './facets.ts';
import { searchFieldCases } from './search-fields.ts';
import { searchFilterCases } from './search-filters.ts';
import { searchHostileCases } from './search-hostile.ts';
import { searchLogicCases } from './search-logic.ts';
import { searchModelCases } from './search-model.ts';
import { searchNearCases } from './search-near.ts';
import { searchNumberCases } from './search-numbers.ts';
import { searchOrderCases } from './search-order.ts';
import { searchPhraseCases } from './search-phrases.ts';
import { searchRankingCases } from './search-ranking.ts';
import { searchSubstringCases } from './search-substring.ts';
import { searchWordCases } from './search-words.ts';
import { summaryCases } from './summary.ts';
import { termCases } from './terms.ts';
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
    coverage: coverageCases,
    'search words': searchWordCases,
    'search fields': searchFieldCases,
    'search phrases': searchPhraseCases,
    'search near': searchNearCases,
    'search substrings': searchSubstringCases,
    'search logic': searchLogicCases,
    'search filters': searchFilterCases,
    'search numbers': searchNumberCases,
    'search ranking': searchRankingCases,
    'search order': searchOrderCases,
    'search model': searchModelCases,
    'hostile search': searchHostileCases,
    facets: facetCases,
    terms: termCases,
    durability: durabilityCases,
  });
}
