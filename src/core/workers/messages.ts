import type { ContentLocation } from '../../plugin/content.ts';
import type { ListRequest, SourceChange, SourceSuggestion, SourceVerdict } from '../../plugin/content-source.ts';
import type { HttpRequest, HttpResponse, ProgramRequest, ProgramResult, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { Extraction } from '../../plugin/paise.ts';
import type { TraceStep } from '../../plugin/plugins.ts';
import type { Rendering } from '../../plugin/rendering.ts';
import type { StandardResult } from '../../plugin/standard-schema.ts';
import type { StateEntry } from '../../plugin/state-storage-provider.ts';
import type { ConfigurationTree, ConfigurationDiff } from '../../plugin/configuration-provider.ts';
import type { LogEntry } from '../diagnostics/log.ts';
import type { ExternalPlugin, PluginManifest } from '../loading/plugin-manifest.ts';
import type { ExtractionLimits } from '../pipeline/extraction-limits.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import type { RenderQuestion } from '../pipeline/render-question.ts';
import type { ConfiguredExtractors } from '../pipeline/select.ts';
import type { HostCall, InvocationAnswer } from './plugins/invocation.ts';
import type { PluginCall } from './plugins/plugin-crews.ts';

/** All that a worker needs to know of the configuration. */
export interface WorkerSetup {
  /** Plugins of third parties that can be used. */
  readonly externals: readonly ExternalPlugin[];
  /** The one among them that this worker is for. It runs no other plugin. */
  readonly only?: ExternalPlugin;
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
  /** Reports what changes, see `changed`, until the worker ends. */
  readonly watch: { readonly argument: { readonly source: string }; readonly answer: void };
  /** Whether it still listens. */
  readonly ping: { readonly argument: undefined; readonly answer: void };
  /** Fetch and extract without storing. */
  readonly extract: { readonly argument: { readonly url: string }; readonly answer: Extraction };
  /** The same, and tells each step in a notice. */
  readonly trace: { readonly argument: { readonly url: string }; readonly answer: Extraction };
  /** Draw a page without storing anything. */
  readonly render: { readonly argument: RenderQuestion; readonly answer: Rendering | undefined };
  /** What the plugin says of itself that this worker is for. */
  readonly describe: { readonly argument: undefined; readonly answer: PluginManifest };
  /** Whether these are options of the plugin that this worker is for. */
  readonly validate: { readonly argument: { readonly options: unknown }; readonly answer: StandardResult<unknown> };
  /** Runs a function of the plugin that this worker is for. */
  readonly invoke: { readonly argument: Omit<PluginCall, 'plugin'>; readonly answer: InvocationAnswer };
  /** What an extension asks that was called under this number. */
  readonly hostCall: { readonly argument: { readonly call: number; readonly asked: HostCall }; readonly answer: unknown };
}

/** What the engine tells a worker. */
export type ToWorker =
  /** `alone`: there is nothing else to do, and each step is announced before it is taken, so that a death can be blamed. */
  | { readonly type: 'jobs'; readonly jobs: readonly ClaimedJob[]; readonly alone: boolean }
  /** Extensions whose jobs are put off. Of each to probe, this worker does one job all the same. */
  | { readonly type: 'paused'; readonly extensions: readonly string[]; readonly probes: readonly string[] }
  /** Ends after the job at work; the others go to another worker. */
  | { readonly type: 'retire' }
  | { readonly type: 'abort' };

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
  /**
   * A part of the result of the job at work, with outcome `progress`. Answered when it is committed, which on a full disk may take as long as it
   * takes: a worker that waits for it is neither silent nor slow.
   */
  readonly storePart: { readonly argument: JobResult; readonly answer: void };
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
  /** Answered when the program has ended, however. */
  readonly runProgram: {
    readonly argument: { readonly plugin: string; readonly request: ProgramRequest };
    readonly answer: ProgramResult;
  };
  /** Runs a function of an extension of a plugin that has processes of its own. */
  readonly callPlugin: { readonly argument: PluginCall; readonly answer: InvocationAnswer };
  /** What the extension at work asks of whoever called it. */
  readonly callHost: { readonly argument: { readonly call: number; readonly asked: HostCall }; readonly answer: unknown };
  readonly request: {
    readonly argument: { readonly plugin: string; readonly request: HttpRequest };
    readonly answer: HttpResponse;
  };
}

/** What is answered for all workers alike; programs and calls are those of one worker, and end with it. */
export type CommonAsks = Omit<EngineAsks, 'runProgram' | 'callPlugin' | 'callHost' | 'request'>;

/** What a worker is doing: for people, and to know whom to blame when it dies. */
export interface WorkPlace {
  readonly url: string;
  readonly extension?: string;
  readonly version?: number;
  /** Key of the member of a container. */
  readonly member?: string;
}

/** What a worker tells the engine. */
export type FromWorker =
  | { readonly type: 'results'; readonly results: readonly JobResult[] }
  /** A sign of life: this is at work now. */
  | ({ readonly type: 'at' } & WorkPlace)
  /** It ends after the job at work, for reasons of its own; the others go to another worker. */
  | { readonly type: 'leaving' }
  /** What a watched source reports. */
  | { readonly type: 'changed'; readonly source: string; readonly change: SourceChange }
  /** A step of what is traced. */
  | { readonly type: 'step'; readonly step: TraceStep }
  | { readonly type: 'log'; readonly entry: LogEntry };
