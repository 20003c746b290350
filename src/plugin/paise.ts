import type { ConfigurationTree } from './configuration-provider.ts';
import type { SourceSuggestion, SourceVerdict } from './content-source.ts';
import type { CoverageRow, StorageSummary } from './data-storage-provider.ts';
import type { EngineStatus, Hold, LogRecord } from './engine-status.ts';
import type { ItemReason, ItemStatus, StoredItem } from './item.ts';
import type { JobRow } from './job.ts';
import type { JobFilter, PauseTarget, QueueSummary } from './job-queue-provider.ts';
import type { JsonValue, MetadataFields } from './metadata.ts';
import type { PluginInfo, Plugins } from './plugins.ts';
import type { RenderRequest, Rendering } from './rendering.ts';
import type { Freshness, SearchRequest, SearchResult, SimilarRequest, SuggestRequest, Suggestion } from './search.ts';

/** @since 0.1 */
export type * from './search.ts';

/**
 * paise2, as everybody outside the engine sees it: commands, the page, agents, and programs that embed it. Where an engine runs already,
 * methods that change something ask it; else this process is the engine until they are done. Reading needs no engine.
 * @since 0.1
 */
export interface Paise {
  readonly version: string;
  /** Folder with what paise2 keeps; only the user may enter it. */
  readonly dataDirectory: string;
  /** Is the engine until `signal` aborts: lists everything, then watches. Rejects with `DATA_DIR_BUSY` where another engine runs. */
  up(request: UpRequest): Promise<void>;
  /** Asks the running engine to end. Resolves when it has, with false where none ran. */
  stop(): Promise<boolean>;
  /** Lists the sources and works until nothing is left to do, or `signal` aborts: what was done stays, what was not resumes next time. */
  index(request: IndexRequest): Promise<IndexReport>;
  search(request: SearchRequest): Promise<SearchResult>;
  /** What a person may want to type next: words, fields, values, names and saved searches that complete the last word of `text`. */
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** Items that are like this one, best first. `target` is a path, a URL, or the id of a hit. */
  similar(request: SimilarRequest): Promise<SearchResult>;
  /** The whole text of an item. `target` as in {@link similar}. */
  read(target: string, request?: ReadRequest): Promise<ReadItem>;
  /** What is known of an item, what it is part of, and what is in it. */
  item(target: string): Promise<ItemView>;
  /** A picture of a page of an item; `undefined` where it has none. `longest` is at most 4,000. */
  render(target: string, request: RenderRequest): Promise<Rendering | undefined>;
  /** Items with what is known of them, ordered by URL, in pages. */
  items(filter?: ItemFilter): AsyncIterable<readonly StoredItem[]>;
  /** How much of what each source listed is in the index, and why not the rest. */
  coverage(): Promise<readonly CoverageRow[]>;
  /** Whether and how this path or URL is in the index, and why not. */
  explain(target: string): Promise<Explanation>;
  /** What extraction makes of a file. Nothing is stored. */
  extract(target: string): Promise<Extraction>;
  /** All items with their texts. */
  export(request?: { readonly below?: string; readonly signal?: AbortSignal }): AsyncIterable<ExportedItem>;
  status(): Promise<Status>;
  /** Where the running engine serves this path, and the key with which a program may ask there, and nowhere else. `undefined` where none does. */
  served(path: string): Promise<Served | undefined>;
  /** An address that lets one browser in, once, within ten minutes. Rejects with `NOT_SERVED` where nothing is served. */
  link(): Promise<string>;
  jobs(filter: JobFilter): AsyncIterable<readonly JobRow[]>;
  retryJobs(filter: JobFilter): Promise<number>;
  discardJobs(filter: JobFilter): Promise<number>;
  /** Nothing that `target` names is begun until it is resumed, also by later engines; see {@link JobQueue.pause}. */
  pause(target?: PauseTarget): Promise<void>;
  resume(target?: PauseTarget): Promise<void>;
  /**
   * What was logged, oldest first: also at `debug`, whatever is printed. With `follow` also what comes, until `signal` aborts; an
   * empty page says that all there was has been handed out. */
  log(request?: LogRequest): AsyncIterable<readonly LogRecord[]>;
  readonly plugins: Plugins;
  /** Options that the sources propose for this machine, by plugin. */
  suggestions(): Promise<readonly (SourceSuggestion & { readonly plugin: string })[]>;
  readonly configuration: ConfigurationFiles;
  /** What `reset` would remove, and the removal. Only while no engine runs. */
  reset(request: { readonly hard: boolean; readonly dryRun: boolean }): Promise<readonly string[]>;
  /** Checks of the installation, each with a remedy where it fails. */
  doctor(): Promise<readonly Checkup[]>;
}

/** @since 0.1 */
export interface UpRequest {
  readonly signal: AbortSignal;
  /** Called when the engine can be reached. */
  readonly onReady?: () => void;
  /** Called a few times per second while something happens. */
  readonly onStatus?: (status: EngineStatus) => void;
  /** In place of the configured port; 0 takes any that is free. */
  readonly port?: number;
  /** Called with a link as of {@link Paise.link} when the page can be opened. */
  readonly onServed?: (link: string) => void;
}

/**
 * A path of the server that a program may ask, with `Authorization: Bearer <key>`.
 * @since 0.1
 */
export interface Served {
  /** `http://127.0.0.1:7247/mcp`. */
  readonly url: string;
  /** Secret. It stays the same until `paise2 reset --hard`. */
  readonly key: string;
}

/** @since 0.1 */
export interface ReadRequest {
  /** Query whose matches are marked in the text. */
  readonly query?: string;
}

/** @since 0.1 */
export interface LogRequest {
  readonly follow?: boolean;
  readonly signal?: AbortSignal;
}

/** @since 0.1 */
export interface IndexRequest {
  /** Paths or URLs. Absent: everything configured. */
  readonly targets?: readonly string[];
  /** Whether targets are added to the configuration, so that the next run without targets lists them too. Default false. */
  readonly remember?: boolean;
  readonly signal?: AbortSignal;
  /** Called a few times per second. */
  readonly onProgress?: (progress: IndexProgress) => void;
}

/** @since 0.1 */
export interface IndexProgress {
  readonly phase: 'listing' | 'indexing' | 'finishing';
  readonly listed: number;
  readonly done: number;
  readonly pending: number;
  readonly failed: number;
  /** Items done in the last seconds, per second. */
  readonly rate: number;
  /** Why nothing new is begun. */
  readonly holds: readonly Hold[];
  /** URL at work. */
  readonly current?: string;
}

/** @since 0.1 */
export interface IndexReport {
  /** Places that were listed. None, and no targets: nothing is configured yet. */
  readonly listings: number;
  readonly indexed: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly moved: number;
  readonly removed: number;
  /** Found by name only: left out on purpose, or of a type that nothing reads. */
  readonly skipped: number;
  readonly partial: number;
  readonly failed: number;
  /** Left out by rule, for example `node_modules`: by code of the rule. These are not items. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Jobs that wait for another attempt: the next run goes on with them. */
  readonly pending: number;
  /** Sources that could not be listed to the end, with the reason. What they know stays as it is. */
  readonly problems: readonly { readonly source: string; readonly message: string }[];
  /** Bytes read. */
  readonly bytes: number;
  readonly tookMs: number;
  /** Of all processes together, with the pages of the program that they share counted once. */
  readonly peakRssBytes: number;
  readonly interrupted: boolean;
}

/** @since 0.1 */
export interface ReadItem {
  readonly item: StoredItem;
  /** Absent where the text cannot be had, for the reason in `problem`. */
  readonly text?: string;
  readonly problem?: string;
  /** Where the text matches the query, in UTF-16 code units, in order and apart from each other; at most 10,000. */
  readonly marks?: readonly TextRange[];
  /** Where each page of the document begins in the text. */
  readonly pages?: readonly number[];
}

/** @since 0.1 */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** @since 0.1 */
export interface ItemView {
  readonly item: StoredItem;
  readonly title: string;
  readonly path?: string;
  /** What it is part of, the outermost first. */
  readonly parents: readonly RelatedItem[];
  /** What is directly in it, in the order of their URLs, at most 200. */
  readonly children: readonly RelatedItem[];
  /** The file is gone or was changed since it was indexed. */
  readonly stale?: 'gone' | 'changed';
  /** Whether {@link Paise.render} may have a picture of it. */
  readonly isRendered: boolean;
}

/** @since 0.1 */
export interface RelatedItem {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly mimeType: string;
  readonly status: ItemStatus;
  readonly size: number;
}

/**
 * All given conditions must hold.
 * @since 0.1
 */
export interface ItemFilter {
  readonly status?: ItemStatus;
  /** Code of the reason. */
  readonly code?: string;
  /** `<plugin>/<extension>`. */
  readonly source?: string;
  /** URL or path: the item is this or below it. */
  readonly below?: string;
}

/** @since 0.1 */
export interface ExportedItem {
  readonly url: string;
  readonly path?: string;
  readonly parentUrl?: string;
  readonly title: string;
  readonly text: string;
  readonly mimeType: string;
  readonly status: ItemStatus;
  readonly metadata: MetadataFields;
}

/**
 * One extractor or fetcher that was considered, and what became of it.
 * @since 0.1
 */
export interface Verdict {
  readonly extension: string;
  readonly outcome: 'chosen' | 'not needed' | 'declined';
  /** `exact MIME type text/markdown`, `file extension .md`, `chosen in the configuration`. */
  readonly reason: string;
}

/** @since 0.1 */
export interface Explanation {
  readonly url: string;
  readonly path?: string;
  readonly sources: readonly { readonly source: string; readonly verdict: SourceVerdict }[];
  readonly detection?: { readonly mimeType: string; readonly by: 'content' | 'name' | 'declared' | 'nothing' };
  readonly fetchers: readonly Verdict[];
  readonly extractors: readonly Verdict[];
  readonly item?: StoredItem;
  /** Items that are parts of this one. */
  readonly children: number;
  /** Source URLs below this one: what is in a folder. */
  readonly below: number;
  readonly job?: JobRow;
  /** The state of things in one sentence, and what a person can do. */
  readonly summary: string;
  readonly hint?: string;
}

/** @since 0.1 */
export interface Extraction {
  readonly url: string;
  readonly detection: { readonly mimeType: string; readonly by: 'content' | 'name' | 'declared' | 'nothing' };
  readonly extractors: readonly Verdict[];
  readonly status: ItemStatus;
  readonly reason?: ItemReason;
  readonly items: readonly {
    readonly url: string;
    readonly parentUrl?: string;
    readonly title: string;
    readonly text: string;
    readonly mimeType: string;
    readonly status: ItemStatus;
    readonly reason?: ItemReason;
    readonly metadata: MetadataFields;
  }[];
  readonly tookMs: number;
}

/** @since 0.1 */
export interface Status {
  readonly version: string;
  readonly profile: string;
  readonly dataDirectory: string;
  readonly configurationFile: string;
  /** Absent where none runs. */
  readonly engine?: EngineStatus;
  /** Why the engine that runs cannot be asked. */
  readonly engineProblem?: string;
  readonly storage: StorageSummary;
  readonly queue: QueueSummary;
  readonly freshness: Freshness;
  readonly plugins: readonly PluginInfo[];
  readonly startup: readonly { readonly name: string; readonly tookMs: number }[];
}

/** @since 0.1 */
export interface ConfigurationFiles {
  readonly path: string;
  /** Beside it; there only after {@link writeSchema}, or once the file was saved with its first line pointing there. */
  readonly schemaPath: string;
  /** The configuration in force, defaults included. */
  effective(): Promise<ConfigurationTree>;
  /** The value in force of a dotted option, or `undefined` where it has none. Rejects with `USAGE` where there is no such option. */
  get(option: string): Promise<JsonValue | undefined>;
  /** Every key with its default, the user's values in place, and comments: what `config edit` opens. With `option` that one alone. */
  annotated(option?: string): Promise<string>;
  /** The user's file; empty where there is none. */
  text(): Promise<string>;
  /** The text with one dotted option changed as in {@link set}, or with `undefined` removed as in {@link reset}. Nothing is written. */
  edit(text: string, option: string, change: OptionChange | undefined): Promise<string>;
  /** Checks the user's file, or this text in its place. Problems name line and column. */
  validate(text?: string): Promise<readonly ConfigurationProblem[]>;
  /** JSON Schema (draft 2020-12) of the whole configuration, as the plugins that are loaded describe their options. */
  schema(): Promise<ConfigurationTree>;
  /** Writes the schema to {@link schemaPath}, and into the first line of the user's file where editors find it. */
  writeSchema(): Promise<void>;
  /** Adds to the user's file, keeping its comments. Lists are added to. */
  add(options: ConfigurationTree): Promise<void>;
  /**
   * Changes one dotted option in the user's file, keeping its comments, and returns its value. Where the result would not be valid it
   * rejects with `CONFIGURATION_INVALID` and nothing is changed.
   */
  set(option: string, change: OptionChange): Promise<JsonValue>;
  /** Replaces the user's file after a check. */
  write(text: string): Promise<void>;
  /** Removes the user's value of a dotted path, or the whole file. */
  reset(path?: string): Promise<void>;
}

/**
 * What to make of an option. Values are YAML as in a file; for an option that is text, all that is not in quotes is the text.
 * @since 0.1
 */
export type OptionChange =
  | { readonly value: string }
  /** Items of a list that it is to have or not to have any more; all others stay, be they the user's or defaults. */
  | { readonly add: readonly string[]; readonly remove: readonly string[] };

/** @since 0.1 */
export interface ConfigurationProblem {
  readonly message: string;
  /** `file:line:column`. */
  readonly where: string;
  readonly hint?: string;
}

/** @since 0.1 */
export interface Checkup {
  readonly name: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly message: string;
  readonly hint?: string;
}
