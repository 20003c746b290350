import type { ConfigurationTree } from './configuration-provider.ts';
import type { SourceSuggestion, SourceVerdict } from './content-source.ts';
import type { StorageSummary } from './data-storage-provider.ts';
import type { EngineStatus, Hold, LogRecord } from './engine-status.ts';
import type { ItemReason, ItemStatus, StoredItem } from './item.ts';
import type { JobRow } from './job.ts';
import type { JobFilter, PauseTarget, QueueSummary } from './job-queue-provider.ts';
import type { MetadataFields } from './metadata.ts';
import type { FacetName, FacetResult, QueryNode } from './query.ts';

/**
 * paise2, as everybody outside the engine sees it: commands, the page, agents, and programs that embed it. Where an engine runs already,
 * methods that change something ask it; else this process is the engine until they are done. Reading needs no engine.
 */
export interface Paise {
  readonly version: string;
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
  read(target: string): Promise<ReadItem>;
  /** Whether and how this path or URL is in the index, and why not. */
  explain(target: string): Promise<Explanation>;
  /** What extraction makes of a file. Nothing is stored. */
  extract(target: string): Promise<Extraction>;
  /** All items with their texts. */
  export(request?: { readonly below?: string; readonly signal?: AbortSignal }): AsyncIterable<ExportedItem>;
  status(): Promise<Status>;
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
  plugins(): Promise<readonly PluginInfo[]>;
  /** Options that the sources propose for this machine, by plugin. */
  suggestions(): Promise<readonly (SourceSuggestion & { readonly plugin: string })[]>;
  readonly configuration: ConfigurationFiles;
  /** What `reset` would remove, and the removal. Only while no engine runs. */
  reset(request: { readonly hard: boolean; readonly dryRun: boolean }): Promise<readonly string[]>;
  /** Checks of the installation, each with a remedy where it fails. */
  doctor(): Promise<readonly Checkup[]>;
}

export interface UpRequest {
  readonly signal: AbortSignal;
  /** Called when the engine can be reached. */
  readonly onReady?: () => void;
  /** Called a few times per second while something happens. */
  readonly onStatus?: (status: EngineStatus) => void;
}

export interface LogRequest {
  readonly follow?: boolean;
  readonly signal?: AbortSignal;
}

export interface IndexRequest {
  /** Paths or URLs. Absent: everything configured. */
  readonly targets?: readonly string[];
  /** Whether targets are added to the configuration, so that the next run without targets lists them too. Default false. */
  readonly remember?: boolean;
  readonly signal?: AbortSignal;
  /** Called a few times per second. */
  readonly onProgress?: (progress: IndexProgress) => void;
}

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

export interface SearchRequest {
  readonly query: string;
  /** Default 10. */
  readonly limit?: number;
  readonly offset?: number;
  /** Default true. */
  readonly snippets?: boolean;
  /** Most passages of a hit. Default 1. */
  readonly passages?: number;
  /** Counts of what the hits have in common. Default none. */
  readonly facets?: readonly FacetName[];
  /** Whether each hit says what its score is made of. Default false. */
  readonly explain?: boolean;
  /** Whether items with the same content are shown as one. Default true. */
  readonly collapse?: boolean;
  /** Whether to search again with fewer or similar words where little matches. Default true. */
  readonly loosen?: boolean;
  /** Milliseconds after which the search fails with `TOO_EXPENSIVE`. Default 10,000. */
  readonly budgetMs?: number;
}

/** What the typed query became. */
export interface SearchPlan {
  readonly node: QueryNode;
  /** The plan as text that, typed as a query, means the same. */
  readonly text: string;
  /** What a person should know: a field that does not exist was taken as a word. */
  readonly notes: readonly string[];
  /** What was searched for instead, because nothing or little matches all of the query. */
  readonly loosened?: Loosened;
}

export interface Loosened {
  /** `some words`: not all must match. `similar words`: some were replaced. `parts of words`: words are found within others. */
  readonly by: 'some words' | 'similar words' | 'parts of words';
  /** Items that match all of the query. They come first where nothing speaks against it. */
  readonly strict: number;
  /** Words that no item has, and what was searched for in their place. */
  readonly replaced: readonly { readonly word: string; readonly by: readonly string[] }[];
  /** One sentence for a person. */
  readonly text: string;
}

export interface Freshness {
  /** Unix time in milliseconds of the last write to the index. */
  readonly indexedAt?: number;
  /** Jobs that wait or run. */
  readonly pending: number;
  readonly failed: number;
  /** Whether somebody paused indexing, all of it or a part. */
  readonly paused: boolean;
}

export interface SearchResult {
  readonly query: string;
  readonly plan: SearchPlan;
  /** Items that match. Those with the same content count each. */
  readonly total: number;
  /** A query with words corrected that hardly occur, as text. */
  readonly didYouMean?: string;
  readonly facets?: FacetResult['facets'];
  readonly tookMs: number;
  readonly freshness: Freshness;
  readonly hits: readonly Hit[];
}

/** A piece of a snippet. `match` pieces are what the query found. Data, never markup. */
export interface SnippetPart {
  readonly text: string;
  readonly match: boolean;
}

/** A place in a text that matches. */
export interface Passage {
  readonly parts: readonly SnippetPart[];
  /** Where the passage begins in the text, in UTF-16 code units. */
  readonly offset: number;
  /** Counted from 1. Lines are those of the text, pages those of the document. */
  readonly line?: number;
  readonly page?: number;
  /** The heading above it. */
  readonly heading?: string;
}

/** A share of a score: `word "tree"`, `exact title`, `recent`. */
export interface ScoreShare {
  readonly of: string;
  readonly score: number;
}

export interface Hit {
  readonly id: string;
  readonly url: string;
  /** For files and what is in them: the path on this machine. */
  readonly path?: string;
  readonly title: string;
  /** The parts of the best passage. */
  readonly snippet: readonly SnippetPart[];
  /** The best passages, as many as were asked for, in the order of the text. Empty where the text cannot be had. */
  readonly passages: readonly Passage[];
  readonly score: number;
  /** What the score is made of, largest first. Their sum is the score. */
  readonly shares?: readonly ScoreShare[];
  /** Words of a loosened query that the item does not have. */
  readonly missing?: readonly string[];
  /** Other items with the same content, at most 20. */
  readonly duplicates?: readonly { readonly id: string; readonly url: string; readonly path?: string }[];
  readonly language?: string;
  /** Bytes of the content. */
  readonly size: number;
  readonly mimeType: string;
  /** ISO 8601. */
  readonly modifiedAt: string;
  readonly source: string;
  readonly parentUrl?: string;
  readonly extractor?: string;
  readonly status: ItemStatus;
  /** The file is gone or was changed since it was indexed. */
  readonly stale?: 'gone' | 'changed';
}

export interface SuggestRequest {
  /** What is typed so far; its end is where one types. */
  readonly text: string;
  /** Default 10. */
  readonly limit?: number;
}

export interface Suggestion {
  readonly kind: 'word' | 'field' | 'value' | 'name' | 'saved';
  /** The whole text with this suggestion taken. */
  readonly text: string;
  /** What it adds or replaces, as shown in a list. */
  readonly label: string;
  /** Items that it would find, where that is known. */
  readonly items?: number;
}

export interface SimilarRequest {
  readonly target: string;
  /** Default 10. */
  readonly limit?: number;
}

export interface ReadItem {
  readonly item: StoredItem;
  /** Absent where the text cannot be had, for the reason in `problem`. */
  readonly text?: string;
  readonly problem?: string;
}

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

/** One extractor or fetcher that was considered, and what became of it. */
export interface Verdict {
  readonly extension: string;
  readonly outcome: 'chosen' | 'not needed' | 'declined';
  /** `exact MIME type text/markdown`, `file extension .md`, `chosen in the configuration`. */
  readonly reason: string;
}

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

export interface PluginInfo {
  readonly name: string;
  readonly from: 'built-in' | 'file' | 'package';
  readonly state: 'enabled' | 'disabled' | 'set aside';
  /** Why it was set aside. */
  readonly problem?: string;
  /** Ids of its extensions by extension point. */
  readonly extensions: Readonly<Record<string, readonly string[]>>;
}

export interface ConfigurationFiles {
  readonly path: string;
  /** The configuration in force, defaults included. */
  effective(): Promise<ConfigurationTree>;
  /** Every key with its default, the user's values in place, and comments: what `config edit` opens. */
  annotated(): Promise<string>;
  /** Checks the user's file, or this text in its place. Problems name line and column. */
  validate(text?: string): Promise<readonly ConfigurationProblem[]>;
  /** Adds to the user's file, keeping its comments. Lists are added to. */
  add(options: ConfigurationTree): Promise<void>;
  /** Replaces the user's file after a check. */
  write(text: string): Promise<void>;
  /** Removes the user's value of a dotted path, or the whole file. */
  reset(path?: string): Promise<void>;
}

export interface ConfigurationProblem {
  readonly message: string;
  /** `file:line:column`. */
  readonly where: string;
  readonly hint?: string;
}

export interface Checkup {
  readonly name: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly message: string;
  readonly hint?: string;
}
