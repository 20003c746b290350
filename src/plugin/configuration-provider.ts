import type { JsonValue } from './metadata.ts';

/**
 * Options by plugin name, as they stand in a configuration file.
 * @since 0.1
 */
export type ConfigurationTree = { readonly [key: string]: JsonValue };

/**
 * Contributes defaults to the configuration, its own plugin's or another's. Contributions are laid over each other in the order of
 * loading: later scalars win, lists concatenate, maps merge. A user's value then replaces the default of the same key.
 * @since 0.1
 */
export interface ConfigurationProvider {
  /** YAML whose top-level keys are plugin names. Its comments appear in `paise2 config edit`. Called once per start, before any other extension. */
  defaults(): string | Promise<string>;
}

/**
 * What changed between two configurations, by dotted path.
 * @since 0.1
 */
export interface ConfigurationDiff {
  readonly added: readonly ConfigurationChange[];
  readonly removed: readonly ConfigurationChange[];
  readonly changed: readonly ConfigurationChange[];
}

/** @since 0.1 */
export interface ConfigurationChange {
  /** For example `files.maxFileSize`; items of lists are added and removed under the path of their list. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/**
 * The configuration as a plugin sees it: its own options, and what changed since it last ran. Paths are relative to the plugin.
 * @since 0.1
 */
export interface PluginConfiguration {
  /** Compared with the configuration of the previous run, across restarts. Empty at the very first start. */
  readonly lastDiff: ConfigurationDiff;
  /** What was added at `path`: the new list items, or the new value; `undefined` when nothing was. */
  addition(path: string): JsonValue | undefined;
  /** What was removed at `path`: the list items that are gone, or the old value. */
  removal(path: string): JsonValue | undefined;
  /** Whether anything at or below `path` changed. */
  hasChanged(path: string): boolean;
}
