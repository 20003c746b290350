/**
 * What a plugin of a third party may do beside reading the content that it is handed. Its sources, fetchers and extractors run in processes of
 * their own, which can do nothing else where the operating system has the means; `paise2 doctor` says what this one has. Shown and confirmed when
 * a package is added; a later version that wants more is set aside until that is confirmed too.
 *
 * Built-in plugins, and extensions at points that run within the engine (providers, actions, commands), are not confined.
 * @since 0.1
 */
export interface PluginPermissions {
  /** Folders and files that it may read, with all that is in them: absolute paths, or `~/…` for what lies below the user's home. */
  readonly read?: readonly string[];
  /**
   * Hosts that {@link NetworkHost.request} may reach: `example.org`, `localhost:23119`, `*.example.org` for all below, `*` for any public one.
   * Without a port, those of `http` and `https` are meant. Patterns never reach private networks.
   */
  readonly hosts?: readonly string[];
  /** Programs that {@link ContentExtractorHost.runProgram} may start, by name as found on the `PATH`, or by absolute path. */
  readonly commands?: readonly string[];
  /**
   * Modules of Node that its own means do not confine, and that are not there without this. There is one, `node:sqlite`: it reads and writes any
   * file that the user may. Import it inside a function; when a plugin is only looked at it is not there.
   */
  readonly modules?: readonly UnconfinedModule[];
}

/**
 * Modules of Node that its permissions do not confine, each with the option of Node that takes it away.
 * @since 0.1
 */
export const unconfinedModules = { 'node:sqlite': '--no-experimental-sqlite' } as const;

/** @since 0.1 */
export type UnconfinedModule = keyof typeof unconfinedModules;
