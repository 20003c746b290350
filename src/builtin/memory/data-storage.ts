import type { DataStorage, StorageSummary } from '../../plugin/data-storage-provider.ts';
import type { ItemStatus } from '../../plugin/item.ts';
import { isBelow } from './below.ts';
import { isReferenced, unreferenced } from './cached.ts';
import { coverageOf } from './coverage.ts';
import { countFacets } from './facets.ts';
import { mostFrequent } from './frequency.ts';
import { createItemIndex } from './item-index.ts';
import type { ItemIndex } from './item-index.ts';
import { applyWrite, prepareWrite } from './item-writes.ts';
import { inPages } from './pages.ts';
import { withoutWriting } from './read-only.ts';
import { searchItems } from './search.ts';
import { indexTerms } from './index-terms.ts';
import { sharedData } from './shared-data.ts';
import type { Place } from './shared-data.ts';

const openIndex = sharedData(createItemIndex);

export function createMemoryDataStorage({ dataDirectory, access }: Place): DataStorage {
  const { data: index, release } = openIndex(dataDirectory);
  const storage: DataStorage = {
    supports: { durable: false, concurrentReaders: false },
    async write(writes) {
      const prepared = writes.map(prepareWrite);
      return unreferenced(
        index,
        prepared.flatMap((write) => applyWrite(index, write)),
      );
    },
    states: async (sourceUrls) => sourceUrls.map((url) => index.sources.get(url)?.state),
    async countBelow(scope, generation) {
      let count = 0;
      for (const { state } of index.sources.values()) if (state.generation <= generation && isBelow(state.url, scope)) count += 1;
      return count;
    },
    statesBelow: (scope) =>
      inPages(byUrl(Array.from(index.sources.values(), ({ state }) => state).filter(({ url }) => isBelow(url, scope)))),
    items: async (ids) => ids.flatMap((id) => index.items.get(id)?.item ?? []),
    itemByUrl: async (url) => index.items.get(index.idsByUrl.get(url) ?? 0)?.item,
    allItems({ status, below = '' } = {}) {
      const items = Array.from(index.items.values(), ({ item }) => item);
      return inPages(byUrl(items.filter((item) => (status === undefined || item.status === status) && isBelow(item.url, below))));
    },
    kept: async (key) => index.kept.get(key)?.slice(),
    isReferenced: async (reference) => isReferenced(index, reference),
    search: async (query) => searchItems(index, query),
    facets: async (request) => countFacets(index, request),
    terms: async (request) => indexTerms(index, request),
    languages: async () => languagesOf(index),
    summary: async () => summaryOf(index),
    coverage: async () => coverageOf(index),
    async tidy() {
      const used = new Set(Array.from(index.sources.values(), ({ keptKey }) => keptKey));
      for (const key of index.kept.keys()) if (!used.has(key)) index.kept.delete(key);
    },
    close: async () => release(),
  };
  return access === 'write' ? storage : withoutWriting(storage, ['write', 'tidy']);
}

function byUrl<Row extends { readonly url: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (one.url < other.url ? -1 : 1));
}

function languagesOf({ items }: ItemIndex): readonly string[] {
  return mostFrequent(Array.from(items.values()).flatMap(({ item }) => item.language ?? [])).map(({ value }) => value);
}

function summaryOf(index: ItemIndex): StorageSummary {
  const byStatus: Record<ItemStatus, number> = { indexed: 0, partial: 0, named: 0, skipped: 0, failed: 0 };
  const reasons = new Map<string, { status: ItemStatus; code: string; count: number }>();
  let textBytes = 0;
  for (const { item, textBytes: bytes } of index.items.values()) {
    textBytes += bytes;
    byStatus[item.status] += 1;
    if (item.status === 'indexed') continue;
    const row = { status: item.status, code: item.reason?.code ?? '', count: 0 };
    const key = `${row.status} ${row.code}`;
    const counted = reasons.get(key) ?? row;
    counted.count += 1;
    reasons.set(key, counted);
  }
  const byReason = [...reasons.values()].toSorted((one, other) => other.count - one.count);
  const keptBytes = Array.from(index.kept.values(), ({ byteLength }) => byteLength).reduce((sum, bytes) => sum + bytes, 0);
  return {
    items: index.items.size,
    sourceUrls: index.sources.size,
    byStatus,
    byReason,
    ...(index.writtenAt === undefined ? {} : { writtenAt: index.writtenAt }),
    textBytes,
    sizeBytes: textBytes + keptBytes,
  };
}
