import type { PluginConfiguration } from './configuration-provider.ts';
import type { ContentLocation } from './content.ts';
import type { Fingerprint, ItemReason } from './item.ts';
import type { JsonValue, Metadata, MetadataFields } from './metadata.ts';

/**
 * Writes to the log of the engine, under the plugin's name. Content of documents does not belong there; paths only at `debug`.
 * @since 0.1
 */
export interface Log {
  debug(message: string, details?: Readonly<Record<string, unknown>>): void;
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/**
 * What a plugin remembers between runs. Nobody else sees it. Values are JSON.
 * @since 0.1
 */
export interface PluginState {
  get(key: string): Promise<JsonValue | undefined>;
  /** `version` is the version of the value's shape, default 1. */
  set(key: string, value: JsonValue, version?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Entries written with a lower version, to be brought up to date. */
  getVersionedState(olderThan: number): Promise<readonly { readonly key: string; readonly value: JsonValue; readonly version: number }[]>;
  getAllKeysWithValue(value: JsonValue): Promise<readonly string[]>;
}

/**
 * Bytes that a plugin keeps; freed when the items that came from them go.
 * @since 0.1
 */
export interface PluginCache {
  put(bytes: Uint8Array): Promise<ContentLocation & { readonly kind: 'cache' }>;
}

/**
 * What every extension is handed. Everything that an extension does to the world goes through its host.
 * @since 0.1
 */
export interface Host<Options = unknown> {
  /** Name of the plugin. */
  readonly plugin: string;
  /** `<plugin>/<extension>`. */
  readonly extension: string;
  /** The plugin's options: validated, defaults filled in. */
  readonly options: Options;
  readonly log: Log;
  /** Aborts when the work is to stop. Long loops look at it; what is awaited should be handed it. */
  readonly signal: AbortSignal;
}

/**
 * For providers. They run before state and configuration exist as services, so they have neither.
 * @since 0.1
 */
export interface ProviderHost<Options = unknown> extends Host<Options> {
  /** Directory for the provider's files; exists, and only the user may enter it. */
  readonly dataDirectory: string;
  /** `read`: other processes may be writing; nothing is created or changed. `write`: this process is the engine that owns the data. */
  readonly access: 'read' | 'write';
}

/**
 * For extensions that take part in the running system.
 * @since 0.1
 */
export interface SystemHost<Options = unknown> extends Host<Options> {
  readonly state: PluginState;
  readonly configuration: PluginConfiguration;
}

/**
 * An item within the content at hand, other than the content itself.
 * @since 0.1
 */
export interface ChildItem {
  /** Unique within its parent, stable across runs: a member's path, a chapter's id. Becomes part of the URL after `!/`. */
  readonly key: string;
  readonly mimeType?: string;
  /** Unix time in milliseconds. Default: the parent's. */
  readonly modifiedAt?: number;
  /** Bytes. Default 0. */
  readonly size?: number;
}

/**
 * Content found inside other content: a member of an archive, an attachment.
 * @since 0.1
 */
export interface EmbeddedContent extends ChildItem {
  readonly bytes: Uint8Array;
  readonly charset?: string;
  readonly metadata?: MetadataFields;
  /** Why its bytes could not be had: encrypted, packed in an unknown way. It is recorded by name, as skipped for this reason. */
  readonly unread?: ItemReason;
}

/**
 * What an extractor adds becomes searchable together, when `extract` resolves; then these are exactly the items of the content. Only where there
 * are thousands of children, or many megabytes of text in them, those that are complete are stored while the rest is read, and a later attempt,
 * if there has to be one, passes over them: so the same bytes must give children with the same keys in the same order. A child is complete when
 * the next one begins. Awaiting each call keeps memory flat, however large the content.
 * @since 0.1
 */
export interface ContentExtractorHost<Options = unknown> extends Host<Options> {
  /**
   * Adds an item to the index: the content itself, or with `child` a part of it that deserves a hit of its own.
   * Called again for the same item, its text is appended and its metadata merged; a child that was stored meanwhile begins anew instead. Text
   * beyond the limit is cut and the item marked partial.
   */
  addItem(text: string, metadata?: Metadata | MetadataFields, child?: ChildItem): Promise<void>;
  /**
   * Hands content found inside to the extractor that fits it, as a child. Resolves when that is done; its failure is recorded with
   * the child and does not fail the parent, even where it ends the process: the next attempt passes over it. Limits on depth, number and
   * produced bytes apply: past them the child is recorded by name only and the parent marked partial.
   */
  addContent(content: EmbeddedContent): Promise<void>;
  /** What is wrong with the content although its text was read: it becomes `partial` with this reason. */
  markPartial(reason: ItemReason): void;
  /**
   * Runs a program that the user named in the plugin's options, without a shell. The engine runs it, within the budgets of a worker; where the
   * system has the means, without network. One at a time. Rejects where neither the options contain the command nor the plugin's
   * {@link PluginPermissions.commands} its program.
   */
  runProgram(request: ProgramRequest): Promise<ProgramResult>;
}

/** @since 0.1 */
export interface ProgramRequest {
  /** Program and arguments: a list that the plugin's options contain word for word, or whose program is permitted to it. `{file}` in an argument stands for the path of `file`. */
  readonly command: readonly string[];
  /** URL of a file on this machine. */
  readonly file?: string;
  /** Bytes for its standard input, which is empty without them. */
  readonly input?: Uint8Array;
}

/** @since 0.1 */
export interface ProgramResult {
  /**
   * How it ended. `timeout`: it was silent or at work for too long and was stopped; `limit`: it was stopped because it wrote more than is taken;
   * `not-found`: it is not there, or may not be run.
   */
  readonly end:
    | { readonly type: 'exit'; readonly code: number }
    | { readonly type: 'signal'; readonly signal: string }
    | { readonly type: 'timeout' | 'limit' | 'not-found' };
  /** What it wrote to standard output. */
  readonly output: Uint8Array;
  /** The first line that it wrote to standard error, or nothing. */
  readonly complaint: string;
}

/**
 * Reaches other machines, as far as the plugin's {@link PluginPermissions.hosts} go.
 * @since 0.1
 */
export interface NetworkHost {
  /**
   * One HTTP exchange, which the engine makes. Redirects are followed, up to ten, each to a permitted host. Addresses of this machine and of
   * private networks are refused on every hop unless `hosts` names them; a name never leads to this machine but `localhost`. Bodies come
   * unpacked. Resolves with any status. Rejects with {@link RetryLater} where the host cannot be reached, takes longer than `timeoutMs`, or
   * four requests are under way; with `NOT_PERMITTED`; with `CONTENT_UNREADABLE` where the answer is too large, damaged or not to be trusted;
   * with `BAD_PLUGIN_OUTPUT` where the request is none that can be made.
   */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** @since 0.1 */
export interface HttpRequest {
  /** `http:` or `https:`. */
  readonly url: string;
  /** Default `GET`. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Those of the connection itself (`host`, `content-length`, …) may not be among them. Cookies are those given here. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Only with `POST`. */
  readonly body?: Uint8Array;
  /** Milliseconds for the whole exchange. Default 30,000. */
  readonly timeoutMs?: number;
  /** Bytes of the body that are taken; more rejects. Default 64 MiB, which is also the most. */
  readonly maxBytes?: number;
}

/** @since 0.1 */
export interface HttpResponse {
  readonly status: number;
  /** Where the last redirect led. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Remembers bytes and state while fetching.
 * @since 0.1
 */
export interface ContentFetcherHost<Options = unknown> extends Host<Options>, NetworkHost {
  readonly state: PluginState;
  readonly cache: PluginCache;
}

/**
 * What a source found at one URL.
 * @since 0.1
 */
export interface SourceEntry {
  readonly url: string;
  /** Same fingerprint as last time: nothing is done. */
  readonly fingerprint: Fingerprint;
  /** Bytes, where known. */
  readonly size?: number;
  /** Unix time in milliseconds, where known. */
  readonly modifiedAt?: number;
  readonly metadata?: MetadataFields;
  /** Index by name only, for this reason: a secret, too large, not a regular file. Nothing is fetched. */
  readonly nameOnly?: ItemReason & { readonly status: 'skipped' | 'failed' };
}

/**
 * A walk over everything at and below a URL. What the index holds below the scope and the walk did not mention is removed
 * at `complete`; a walk that never completes removes nothing.
 * @since 0.1
 */
export interface Listing {
  /** Resolves when there is room for more, so awaiting it keeps memory flat. A few hundred entries per call are best. */
  add(entries: readonly SourceEntry[]): Promise<void>;
  /** What lies at and below `url` could not be listed: it stays as it is, and `reason` is recorded. */
  keep(url: string, reason: ItemReason): Promise<void>;
  /** Counts what was left out by rule, for the report. */
  exclude(code: string, count: number): Promise<void>;
  complete(): Promise<void>;
}

/** @since 0.1 */
export interface ContentSourceHost<Options = unknown> extends SystemHost<Options>, NetworkHost {
  /** `scope` is a URL without a trailing `/`. Listings of one source must not overlap in time. */
  openListing(scope: string): Promise<Listing>;
  /** Directories that belong to paise2 itself, never to be listed. */
  readonly ownDirectories: readonly string[];
}
