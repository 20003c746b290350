import type { ExtensionPoint, ExtensionPoints } from './extension-points.ts';
import type { OptionsOf, StandardSchema } from './standard-schema.ts';

/** What {@link definePlugin} takes. */
export type PluginDefinition<Schema extends StandardSchema | undefined = undefined> = {
  /** Unique, stable, kebab-case. State, options and ids go by it. */
  readonly name: string;
  /** One line for `paise2 plugins list`. */
  readonly description?: string;
  /**
   * Schema of the plugin's options: any Standard Schema, such as zod's. Each option needs a default, so that an absent configuration is
   * valid. A function, where loading the schema should wait until options are validated.
   */
  readonly options?: Schema | (() => Promise<Schema>);
} & {
  readonly [Point in ExtensionPoint]?: Readonly<Record<string, ExtensionPoints<OptionsOf<Schema>>[Point]>>;
};

/** A plugin, as the engine sees it: the types of its options are its own business. */
export type Plugin = {
  readonly name: string;
  readonly description?: string;
  readonly options?: StandardSchema | (() => Promise<StandardSchema>);
} & {
  // oxlint-disable-next-line typescript/no-explicit-any -- each plugin has its own options type; the engine only hands them through
  readonly [Point in ExtensionPoint]?: Readonly<Record<string, ExtensionPoints<any>[Point]>>;
};

/**
 * Declares a plugin. This is the registration: an extension's identity is `<plugin name>/<key>`, and its point is the property it is under.
 * The function only returns its argument; it exists for the types.
 */
export function definePlugin<Schema extends StandardSchema | undefined = undefined>(definition: PluginDefinition<Schema>): Plugin {
  return definition as Plugin;
}
