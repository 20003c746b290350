import type { ExtensionPoint, ExtensionPoints } from './extension-points.ts';
import type { PluginPermissions } from './permissions.ts';
import type { OptionsOf, StandardSchema } from './standard-schema.ts';

/**
 * What a plugin says of itself, beside its extensions.
 * @since 0.1
 */
export interface PluginFacts {
  /** Unique, stable, kebab-case. State, options and ids go by it. */
  readonly name: string;
  /** One line for `paise2 plugins list`. */
  readonly description?: string;
  /** For people; a package's own version goes before it. */
  readonly version?: string;
  /** Where a person reads about it and reports what is wrong; named in its errors. */
  readonly homepage?: string;
  /** Names of plugins that must be there and enabled for it to work. They are loaded before it. Default: none. */
  readonly requires?: readonly string[];
  /** Names that it had before. What it remembered under them, see {@link PluginState}, becomes its own at the first start under the new name. */
  readonly formerNames?: readonly string[];
  /** What it needs beside the content that it is handed. Default: nothing. */
  readonly permissions?: PluginPermissions;
}

/**
 * What {@link definePlugin} takes.
 * @since 0.1
 */
export type PluginDefinition<Schema extends StandardSchema | undefined = undefined> = PluginFacts & {
  /**
   * Schema of the plugin's options: any Standard Schema, such as zod's. Each option needs a default, so that an absent configuration is
   * valid. A function, where loading the schema should wait until options are validated.
   */
  readonly options?: Schema | (() => Promise<Schema>);
} & {
  readonly [Point in ExtensionPoint]?: Readonly<Record<string, ExtensionPoints<OptionsOf<Schema>>[Point]>>;
};

/**
 * A plugin, as the engine sees it: the types of its options are its own business.
 * @since 0.1
 */
export type Plugin = PluginFacts & {
  readonly options?: StandardSchema | (() => Promise<StandardSchema>);
} & {
  // oxlint-disable-next-line typescript/no-explicit-any -- each plugin has its own options type; the engine only hands them through
  readonly [Point in ExtensionPoint]?: Readonly<Record<string, ExtensionPoints<any>[Point]>>;
};

/**
 * Declares a plugin. This is the registration: an extension's identity is `<plugin name>/<key>`, and its point is the property it is under.
 * The function only returns its argument; it exists for the types.
 * @since 0.1
 */
export function definePlugin<Schema extends StandardSchema | undefined = undefined>(definition: PluginDefinition<Schema>): Plugin {
  return definition as Plugin;
}
