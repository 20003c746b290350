import type { ContentLocation } from '../../plugin/content.ts';
import type { ListRequest, SourceSuggestion, SourceVerdict } from '../../plugin/content-source.ts';
import type { SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { Extraction } from '../../plugin/paise.ts';
import type { StateEntry } from '../../plugin/state-storage-provider.ts';
import type { ConfigurationTree, ConfigurationDiff } from '../../plugin/configuration-provider.ts';
import type { LogEntry } from '../diagnostics/log.ts';
import type { ExtractionLimits } from '../pipeline/extraction-limits.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import type { ConfiguredExtractors } from '../pipeline/select.ts';

/** All that a worker needs to know of the configuration. */
export interface WorkerSetup {
  readonly disabledPlugins: readonly string[];
  /** Validated options, by plugin. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly configuredExtractors: ConfiguredExtractors;
  readonly limits: ExtractionLimits;
  readonly ownDirectories: readonly string[];
  /** Configuration of the previous run and of this one, for `host.configuration`. */
  readonly configuration: { readonly before?: ConfigurationTree; readonly after: ConfigurationTree; readonly diff: ConfigurationDiff };
}

/** What the engine asks a worker. */
export interface WorkerAsks {
  readonly setUp: { readonly argument: WorkerSetup; readonly answer: void };
  readonly list: { readonly argument: { readonly source: string; readonly request: ListRequest }; readonly answer: void };
  readonly explainListing: {
    readonly argument: { readonly source: string; readonly url: string };
    readonly answer: SourceVerdict | undefined;
  };
  readonly adopt: { readonly argument: { readonly source: string; readonly url: string }; readonly answer: ConfigurationTree | undefined };
  readonly suggest: { readonly argument: { readonly source: string }; readonly answer: readonly SourceSuggestion[] };
  /** Fetch and extract without storing. */
  readonly extract: { readonly argument: { readonly url: string }; readonly answer: Extraction };
}

/** What the engine tells a worker. */
export type ToWorker = { readonly type: 'jobs'; readonly jobs: readonly ClaimedJob[] } | { readonly type: 'abort' };

/** What a worker asks the engine, on behalf of the extension at work. */
export interface EngineAsks {
  readonly stateGet: { readonly argument: { readonly plugin: string; readonly key: string }; readonly answer: JsonValue | undefined };
  readonly stateSet: {
    readonly argument: { readonly plugin: string; readonly key: string; readonly value: JsonValue | undefined; readonly version?: number };
    readonly answer: void;
  };
  readonly stateEntries: {
    readonly argument: { readonly plugin: string; readonly olderThan: number };
    readonly answer: readonly StateEntry[];
  };
  readonly stateKeysWithValue: {
    readonly argument: { readonly plugin: string; readonly value: JsonValue };
    readonly answer: readonly string[];
  };
  readonly cachePut: {
    readonly argument: { readonly plugin: string; readonly bytes: Uint8Array };
    readonly answer: ContentLocation & { readonly kind: 'cache' };
  };
  readonly cachePath: { readonly argument: { readonly plugin: string; readonly cacheId: string }; readonly answer: string | undefined };
  readonly cacheRead: { readonly argument: { readonly plugin: string; readonly cacheId: string }; readonly answer: Uint8Array };
  readonly kept: { readonly argument: { readonly key: string }; readonly answer: Uint8Array | undefined };
  readonly openListing: { readonly argument: { readonly source: string; readonly scope: string }; readonly answer: number };
  readonly addToListing: {
    readonly argument: { readonly listing: number; readonly entries: readonly SourceEntry[] };
    readonly answer: void;
  };
  readonly keepInListing: {
    readonly argument: { readonly listing: number; readonly url: string; readonly reason: ItemReason };
    readonly answer: void;
  };
  readonly excludeFromListing: {
    readonly argument: { readonly listing: number; readonly code: string; readonly count: number };
    readonly answer: void;
  };
  readonly completeListing: { readonly argument: { readonly listing: number }; readonly answer: void };
}

/** What a worker tells the engine. */
export type FromWorker =
  | { readonly type: 'results'; readonly results: readonly JobResult[] }
  /** A sign of life: this URL is at work now. */
  | { readonly type: 'at'; readonly url: string }
  | { readonly type: 'log'; readonly entry: LogEntry };
