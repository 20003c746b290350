import type { ExtensionPoint } from './extension-points.ts';
import type { JsonValue, MetadataFields } from './metadata.ts';
import type { PluginPermissions } from './permissions.ts';

/**
 * Where a plugin is from. `file`: one file in the folder `plugins` beside the configuration. `package`: it was added with `paise2 plugins add`.
 * `project`: a file in the folder `.paise2/plugins` of a folder that is trusted.
 * @since 0.1
 */
export type PluginOrigin = 'built-in' | 'file' | 'package' | 'project';

/**
 * A plugin, for people.
 * @since 0.1
 */
export interface PluginInfo {
  readonly name: string;
  readonly from: PluginOrigin;
  readonly state: 'enabled' | 'disabled' | 'set aside';
  /** Why it was set aside, and what to do about it. */
  readonly problem?: string;
  /** Path of its file; absent for built-in ones. */
  readonly path?: string;
  /** Name of its package. */
  readonly package?: string;
  readonly description?: string;
  readonly version?: string;
  readonly homepage?: string;
  /** Version of the contract that it was made for, where it says so. */
  readonly contract?: number;
  readonly requires?: readonly string[];
  readonly permissions?: PluginPermissions;
  /** Points within the engine at which it has extensions: there it is not confined. */
  readonly trusted?: readonly string[];
  /** Ids of its extensions by extension point. */
  readonly extensions: Readonly<Record<string, readonly string[]>>;
}

/**
 * The plugins of this installation. What changes them is followed by a running engine by itself.
 * @since 0.1
 */
export interface Plugins {
  list(): Promise<readonly PluginInfo[]>;
  /** What a file, a folder with a package or a tarball holds. It is loaded in a process of its own that may do nothing. */
  inspect(path: string): Promise<PluginInfo>;
  /**
   * Installs a package, by name (with `@version`), folder or tarball, without running its scripts. `confirm` is asked when it is there and
   * before it is used; where it says no, the package is taken out again and nothing is returned.
   */
  add(spec: string, confirm: (plugin: PluginInfo) => Promise<boolean>): Promise<PluginInfo | undefined>;
  /** Takes packages out. Options and what they indexed stay until the next full run. */
  remove(name: string): Promise<void>;
  /** Brings packages up to date: this one, or all. Those that want more than was confirmed are confirmed again, or stay as they were. */
  update(name: string | undefined, confirm: (plugin: PluginInfo) => Promise<boolean>): Promise<readonly PluginUpdate[]>;
  /** Takes it from the list of disabled ones; where it was set aside because of what it asks, confirms that. */
  enable(name: string): Promise<void>;
  disable(name: string): Promise<void>;
  /** What `folder` has in `.paise2/plugins`. */
  project(folder: string): Promise<readonly PluginInfo[]>;
  /** Uses the plugins of a folder as they are now. When one of their files changes it is set aside until the folder is trusted again. */
  trust(folder: string): Promise<void>;
  distrust(folder: string): Promise<void>;
  /** Reads one URL or path with the plugins that there are, and tells each step. With `plugin`, the path of a file, that one is there too. */
  trace(target: string, plugin?: string): AsyncIterable<TraceStep>;
  /**
   * Tries the plugin in a file or a folder with a package: by the contract suites that its extensions call for, and in whole systems of its own.
   * The suites run its code without confinement, as its author's tests do. Hands out how each suite went when it is over.
   */
  test(path: string, request?: TrialRequest): AsyncIterable<TrialReport>;
}

/** @since 0.1 */
export interface TrialRequest {
  /** Paths of files that its extractors read, beside those that its scenarios have. */
  readonly samples?: readonly string[];
  /** Whether only the contract suites are run. Default: also whole systems. */
  readonly quick?: boolean;
  /** Milliseconds that one case may take before its process is ended. Default 120,000; five times as long in whole systems. */
  readonly patienceMs?: number;
  /** Ends it, with all its processes. */
  readonly signal?: AbortSignal;
}

/**
 * How one suite went. What was not run, because something only the author can give was missing, is in none of the other lists.
 * @since 0.1
 */
export interface TrialReport {
  /** Id of the extension that was tried, or the name of the plugin where all of it was. */
  readonly subject: string;
  /** An extension point, `transaction domain` for providers that commit together, or `whole system`. */
  readonly suite: ExtensionPoint | 'transaction domain' | 'whole system';
  /** Names of the cases that passed. */
  readonly passed: readonly string[];
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly notRun: readonly { readonly name: string; readonly reason: string }[];
  /** What else is worth knowing: how content ended that is larger than allowed. */
  readonly remarks: readonly string[];
  readonly tookMs: number;
}

/** @since 0.1 */
export interface PluginUpdate {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * A step of the way of one content. Times are milliseconds since the beginning.
 * @since 0.1
 */
export type TraceStep = { readonly atMs: number } & (
  | { readonly type: 'fetch'; readonly fetcher: string; readonly url: string }
  | { readonly type: 'fetched'; readonly size: number; readonly tookMs: number }
  | { readonly type: 'detected'; readonly url: string; readonly mimeType: string; readonly by: string }
  | { readonly type: 'candidate'; readonly url: string; readonly extractor: string; readonly outcome: string; readonly reason: string }
  | { readonly type: 'extract'; readonly url: string; readonly extractor: string; readonly version: number }
  | { readonly type: 'item'; readonly url: string; readonly text: string; readonly characters: number; readonly metadata: MetadataFields }
  | { readonly type: 'extracted'; readonly url: string; readonly extractor: string; readonly tookMs: number }
  | { readonly type: 'failed'; readonly url: string; readonly extension?: string; readonly code: string; readonly reason: string }
  | { readonly type: 'log'; readonly plugin: string; readonly level: string; readonly message: string; readonly details?: JsonValue }
);
