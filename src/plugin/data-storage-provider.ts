import type { ProviderHost } from './hosts.ts';
import type { CacheReference, ItemStatus, SourceItems, SourceState, StoredItem } from './item.ts';
import type { FacetRequest, FacetResult, IndexTerm, StorageQuery, StorageResult, TermRequest } from './query.ts';
import type { TransactionDomain } from './turn.ts';

/**
 * Makes the {@link DataStorage} of a profile: the search index and what is known of every item.
 * @since 0.1
 */
export interface DataStorageProvider<Options = unknown> {
  createDataStorage(host: ProviderHost<Options>): Promise<DataStorage>;
}

/**
 * One change. Each carries a generation, a number that grows with every claim of a job: a change whose generation is lower than
 * that of the stored source URL is outdated and ignored. This makes every write repeatable in any order.
 * @since 0.1
 */
export type StorageWrite =
  /** Replaces all items of `items.sourceUrl`, descendants included: those that are not mentioned any more vanish. */
  | { readonly type: 'put'; readonly generation: number; readonly items: SourceItems }
  /**
   * Adds items of a source URL that has too many to be written at once. The URL's own item, the first, replaces the stored one; descendants
   * that are stored already are replaced too, all others stay. With `since` the adding ends: descendants that were last written under a
   * lower generation than this vanish.
   */
  | { readonly type: 'append'; readonly generation: number; readonly items: SourceItems; readonly since?: number }
  /** New fingerprint, same bytes: nothing else changes. Does nothing for an unknown URL. */
  | {
      readonly type: 'touch';
      readonly generation: number;
      readonly sourceUrl: string;
      readonly fingerprint: string;
      readonly modifiedAt: number;
    }
  /** Removes a source URL and all its items. Does nothing for an unknown URL. */
  | { readonly type: 'remove'; readonly generation: number; readonly sourceUrl: string };

/**
 * What the storage can do beyond the contract's minimum; the contract suite asserts each claim and each denial.
 * @since 0.1
 */
export interface DataStorageSupport {
  /** What was written is there after `close` and a new `createDataStorage`, and after the process was killed. */
  readonly durable: boolean;
  /** Other processes may read while this one writes. */
  readonly concurrentReaders: boolean;
}

/**
 * Counts for `paise2 status`.
 * @since 0.1
 */
export interface StorageSummary {
  readonly items: number;
  readonly sourceUrls: number;
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
  /** Items that are not `indexed`, by status and reason code, most frequent first. */
  readonly byReason: readonly { readonly status: ItemStatus; readonly code: string; readonly count: number }[];
  /** Unix time in milliseconds of the last write; absent in an empty storage. */
  readonly writtenAt?: number;
  /** UTF-8 bytes of the texts that are indexed. */
  readonly textBytes: number;
  /** Bytes that the storage occupies on disk or in memory, as far as it knows. */
  readonly sizeBytes: number;
}

/**
 * How many items of a source ended in one way.
 * @since 0.1
 */
export interface CoverageRow {
  /** `<plugin>/<extension>`. */
  readonly source: string;
  readonly status: ItemStatus;
  /** Code of the reason; absent for `indexed`. */
  readonly code?: string;
  readonly items: number;
}

/**
 * Keeps items and finds them again. All methods may be called at any time and in parallel; calls that read see every write that
 * resolved before they were made.
 * @since 0.1
 */
export interface DataStorage {
  readonly supports: DataStorageSupport;
  /** Present where index writes can commit together with jobs and state. */
  readonly transactionDomain?: TransactionDomain;
  /**
   * Applies all changes or none, durably where `supports.durable`. Resolves with the cached bytes that these changes let go and that no
   * source URL refers to any more: each once, in any order.
   */
  write(writes: readonly StorageWrite[]): Promise<readonly CacheReference[]>;
  /** The state of each source URL, in the order asked; `undefined` for unknown ones. Thousands at once are fine. */
  states(sourceUrls: readonly string[]): Promise<readonly (SourceState | undefined)[]>;
  /** Number of source URLs at or below `scope` whose generation is at most `generation`. */
  countBelow(scope: string, generation: number): Promise<number>;
  /** The source URLs at or below `scope`, in pages, ordered by URL. `scope` never ends in `/`; `''` means all. */
  statesBelow(scope: string): AsyncIterable<readonly SourceState[]>;
  /** Items by id, in the order asked, without the unknown ones. */
  items(ids: readonly number[]): Promise<readonly StoredItem[]>;
  /** The item with this URL. */
  itemByUrl(url: string): Promise<StoredItem | undefined>;
  /** The items with this status, or all, in pages, ordered by URL. */
  allItems(filter?: { readonly status?: ItemStatus; readonly below?: string }): AsyncIterable<readonly StoredItem[]>;
  /** What was kept under this key, see {@link SourceItems.kept}. */
  kept(key: string): Promise<Uint8Array | undefined>;
  /** Whether some source URL refers to these cached bytes, see {@link SourceItems.cached}. */
  isReferenced(reference: CacheReference): Promise<boolean>;
  search(query: StorageQuery): Promise<StorageResult>;
  facets(request: FacetRequest): Promise<FacetResult>;
  /** Words of the index. Words that only items had that are gone may still be answered for a while. */
  terms(request: TermRequest): Promise<readonly IndexTerm[]>;
  /** Languages of the items, see {@link ItemRecord.language}, the most frequent first. Cheap. */
  languages(): Promise<readonly string[]>;
  summary(): Promise<StorageSummary>;
  /** All items by source, status and reason, in this order. Looks at every item, without its text. */
  coverage(): Promise<readonly CoverageRow[]>;
  /** Called when idle after work: forget what nothing refers to, compact. Interrupting it is harmless. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
