import type { ContentFetcherHost, ContentSourceHost, Listing, Log, PluginState, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { options } from './options.ts';
import type { FilesOptions } from './options.ts';

/** What became of one listing. */
export interface RecordedListing {
  readonly scope: string;
  readonly entries: SourceEntry[];
  readonly kept: Map<string, ItemReason>;
  readonly excluded: Record<string, number>;
  completed: boolean;
}

export interface RecordingHost extends ContentSourceHost<FilesOptions>, Pick<ContentFetcherHost, 'cache'> {
  readonly listings: RecordedListing[];
}

/** A host for tests, which writes down what a source does with it. */
export function recordingHost(
  given: Partial<FilesOptions> = {},
  rest: Partial<Pick<ContentSourceHost, 'signal' | 'ownDirectories' | 'state' | 'configuration'>> = {},
): RecordingHost {
  const listings: RecordedListing[] = [];
  return {
    plugin: 'files',
    extension: 'files/directory',
    options: options.parse(given),
    log: silentLog,
    signal: new AbortController().signal,
    state: memoryState(),
    configuration: removedFromConfiguration([]),
    ownDirectories: [],
    cache: { put: () => Promise.reject(new Error('Nothing is to be cached here.')) },
    ...rest,
    listings,
    openListing: async (scope) => {
      if (listings.some(({ completed }) => !completed)) throw new Error('Listings overlap in time.');
      const recorded: RecordedListing = { scope, entries: [], kept: new Map(), excluded: {}, completed: false };
      listings.push(recorded);
      return recordingListing(recorded);
    },
  };
}

/** The configuration after these roots were taken out of it. */
export function removedFromConfiguration(roots: readonly string[]): ContentSourceHost['configuration'] {
  return {
    lastDiff: { added: [], removed: [], changed: [] },
    addition: () => undefined,
    removal: (path) => (path === 'roots' && roots.length > 0 ? roots : undefined),
    hasChanged: (path) => path === 'roots' && roots.length > 0,
  };
}

export function memoryState(): PluginState {
  const values = new Map<string, JsonValue>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
    getVersionedState: async () => [],
    getAllKeysWithValue: async () => [],
  };
}

function recordingListing(recorded: RecordedListing): Listing {
  const open = (): void => {
    if (recorded.completed) throw new Error('The listing is complete already.');
  };
  return {
    add: async (entries) => {
      open();
      recorded.entries.push(...entries);
    },
    keep: async (url, reason) => {
      open();
      recorded.kept.set(url, reason);
    },
    exclude: async (code, count) => {
      open();
      recorded.excluded[code] = (recorded.excluded[code] ?? 0) + count;
    },
    complete: async () => {
      open();
      recorded.completed = true;
    },
  };
}

const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
