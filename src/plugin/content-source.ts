import type { ContentSourceHost } from './hosts.ts';
import type { ItemReason } from './item.ts';
import type { ConfigurationTree } from './configuration-provider.ts';

/**
 * Knows a place where content is: folders, a mailbox, bookmarks. Lists URLs; it never reads content. Runs in a worker process.
 * @since 0.1
 */
export interface ContentSource<Options = unknown> {
  /** Schemes of the URLs that a person may name to have listed: `paise2 index PATH` asks the source for `file`. */
  readonly urlSchemes?: readonly string[];
  /**
   * Lists everything the options name, or only what is at and below `request.scopes`, each scope in a listing of its own.
   * Also removes what the options no longer name, see `host.configuration.removal`. Resolves when all listings are complete.
   */
  list(host: ContentSourceHost<Options>, request: ListRequest): Promise<void>;
  /**
   * Reports what may have changed, until `host.signal` aborts; rejects when watching is not possible. Reports are hints: each leads to a
   * `list` of what it names, which finds the truth. Called once all options were listed. Runs in a worker that may load native code.
   */
  watch?(host: ContentSourceHost<Options>, report: (change: SourceChange) => void): Promise<void>;
  /** Why this URL is listed or not. `undefined` when the URL is none of this source's business. */
  explain?(host: ContentSourceHost<Options>, url: string): Promise<SourceVerdict | undefined>;
  /** Options to add so that a URL named by a person is listed in every later run. `undefined` where it is listed already. */
  adopt?(host: ContentSourceHost<Options>, url: string): Promise<ConfigurationTree | undefined>;
  /** Options that a new user is likely to want, for example the usual folders that exist here. */
  suggest?(host: ContentSourceHost<Options>): Promise<readonly SourceSuggestion[]>;
}

/** @since 0.1 */
export interface ListRequest {
  /** URLs without trailing `/`. Absent: everything that the options name. */
  readonly scopes?: readonly string[];
}

/** @since 0.1 */
export type SourceChange =
  /** Something happened at these URLs: created, edited, removed, renamed. */
  | { readonly type: 'changed'; readonly urls: readonly string[] }
  /** Watching began, or goes on, at and below this URL. What happened before is not known, so it is listed once now. */
  | { readonly type: 'watching'; readonly url: string }
  /** What happens at and below this URL is not reported, or was not reported completely: it is listed again, now and then. */
  | { readonly type: 'blind'; readonly url: string; readonly reason: ItemReason };

/** @since 0.1 */
export type SourceVerdict =
  | { readonly listed: true; readonly nameOnly?: ItemReason }
  /** `where` is the option, file or rule that decided, for example `.gitignore:3`. */
  | { readonly listed: false; readonly reason: ItemReason; readonly where?: string };

/** @since 0.1 */
export interface SourceSuggestion {
  /** For a person: `Documents (1,204 files)`. */
  readonly title: string;
  /** What to add to the plugin's options. Lists are added to. */
  readonly options: ConfigurationTree;
}
