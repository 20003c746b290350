import type { Database } from 'better-sqlite3';
import type { Counts } from './storage-counts.ts';
import { createCounts } from './storage-counts.ts';
import type { Budget } from './storage-functions.ts';
import { budgetOf } from './storage-functions.ts';
import type { IndexState } from './storage-index-state.ts';
import { createIndexState } from './storage-index-state.ts';
import type { Lookup } from './storage-leaves.ts';
import { createUrlLookup } from './storage-url.ts';
import { createVocabulary } from './storage-vocabulary.ts';

/** What answering queries takes, with what is remembered from one to the next. */
export interface Index {
  readonly lookup: Lookup;
  readonly counts: Counts;
  readonly budget: Budget;
  readonly state: IndexState;
}

export function createIndex(database: Database): Index {
  const state = createIndexState(database);
  return {
    lookup: { findId: createUrlLookup(database), vocabulary: createVocabulary(database, state) },
    counts: createCounts(database, state),
    budget: budgetOf(database),
    state,
  };
}
