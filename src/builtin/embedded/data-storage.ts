import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { Connection } from './database.ts';
import { translated, translateError } from './sqlite-errors.ts';
import { createReferenceCheck } from './storage-cached.ts';
import { createCoverage } from './storage-coverage.ts';
import { createFacetCounts } from './storage-facet-counts.ts';
import { createIndex } from './storage-index.ts';
import { createItems } from './storage-items.ts';
import { createLanguages } from './storage-languages.ts';
import { createSearch } from './storage-search.ts';
import { createStates } from './storage-states.ts';
import { createSummary } from './storage-summary.ts';
import { termsOf } from './storage-terms.ts';
import { createTidy } from './storage-tidy.ts';
import { createUrlLookup } from './storage-url.ts';
import { createWalk } from './storage-walk.ts';
import { createWeeklyScrub } from './weekly-scrub.ts';

const pageSize = 500;

/** The search index on SQLite's FTS5. Texts are indexed, not kept. */
export function createEmbeddedDataStorage(connection: Connection): DataStorage {
  const { database, domain, access, writer, close } = connection;
  const states = createStates(database);
  const items = createItems(database);
  const findId = createUrlLookup(database);
  const walk = createWalk(database);
  const index = createIndex(database);
  const search = createSearch(database, index);
  const facets = createFacetCounts(database, search);
  const languages = createLanguages(database);
  const summary = createSummary(database);
  const coverage = createCoverage(database);
  const tidy = createTidy(database, writer);
  const scrub = createWeeklyScrub(connection);
  const isReferenced = createReferenceCheck(database);
  const kept = database.prepare<[string], Buffer>('SELECT bytes FROM kept WHERE key = ?').pluck();

  return {
    supports: { durable: true, concurrentReaders: true },
    transactionDomain: domain,
    write: (writes) => domain.write(writes),
    states: (urls) => translated(() => states.ofUrls(urls)),
    countBelow: (scope, generation) => translated(() => states.countBelow(scope, generation)),
    statesBelow: (scope) => inPages(walk({ scope, sourcesOnly: true }), states.ofIds),
    items: (ids) => translated(() => items(ids)),
    itemByUrl: (url) =>
      translated(() => {
        const id = findId(url);
        return id === undefined ? undefined : items([id])[0];
      }),
    allItems: ({ status, below = '' } = {}) =>
      inPages(walk({ scope: below, sourcesOnly: false, status }), (ids) =>
        items(ids).filter((item) => status === undefined || item.status === status),
      ),
    kept: (key) => translated(() => kept.get(key)),
    isReferenced: (reference) => translated(() => isReferenced(reference)),
    search: (query) => translated(() => search.search(query)),
    facets: (request) => translated(() => facets(request)),
    terms: (request) => translated(() => termsOf(index.lookup.vocabulary, request)),
    languages: () => translated(languages),
    summary: () => translated(summary),
    coverage: () => translated(coverage),
    async tidy() {
      if (access === 'read') return;
      try {
        await tidy();
        await scrub();
      } catch (error) {
        throw translateError(error);
      }
    },
    close,
  };
}

/** Reads what belongs to ids page by page. Empty pages are left out. */
async function* inPages<T>(ids: Iterable<number>, read: (ids: readonly number[]) => readonly T[]): AsyncGenerator<readonly T[]> {
  try {
    for (const some of chunks(ids)) {
      const page = read(some);
      if (page.length > 0) yield page;
    }
  } catch (error) {
    throw translateError(error);
  }
}

function* chunks(ids: Iterable<number>): Generator<readonly number[]> {
  let chunk: number[] = [];
  for (const id of ids) {
    chunk.push(id);
    if (chunk.length < pageSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
