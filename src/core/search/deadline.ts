import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import { isPaiseError } from '../../plugin/errors.ts';

/** What a search asks of a storage. */
export type SearchedStorage = Pick<DataStorage, 'search' | 'items' | 'terms' | 'facets'>;

/** The time that a search may take. */
export interface Deadline {
  /** Every query has what is left of the time, and fails with `TOO_EXPENSIVE` when that is over. */
  readonly storage: SearchedStorage;
  /** Does what an answer can do without. `undefined` where there is no time to do it. */
  ifTime<Value>(task: string, work: () => Promise<Value>): Promise<Value | undefined>;
  /** For a person: what there was no time for. */
  notes(): readonly string[];
}

/** A deadline in so many milliseconds for all that is asked of a storage. */
export function deadlineIn(budgetMs: number, storage: SearchedStorage): Deadline {
  const end = performance.now() + budgetMs;
  const left = (): number => Math.max(0, end - performance.now());
  const leftOut = new Set<string>();
  return {
    storage: {
      search: (query) => storage.search({ ...query, budgetMs: left() }),
      items: (ids) => storage.items(ids),
      terms: (request) => storage.terms(request),
      facets: (request) => storage.facets(request),
    },
    async ifTime(task, work) {
      try {
        if (left() > 0) return await work();
      } catch (error) {
        if (!isPaiseError(error, 'TOO_EXPENSIVE')) throw error;
      }
      leftOut.add(task);
      return undefined;
    },
    notes: () => (leftOut.size === 0 ? [] : [`There was no time to ${[...leftOut].join(', to ')}.`]),
  };
}
