import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { PluginOrigin } from '../../plugin/plugins.ts';
import type { PackageFacts } from './package-entry.ts';
import type { ExternalPlugin } from './plugin-manifest.ts';

/** A plugin that was found but not imported yet. */
export interface PluginCandidate {
  /** As the list says; the imported plugin must carry the same name. */
  readonly name: string;
  readonly from: PluginOrigin;
  /** Points that it has extensions at, where known without importing: a phase imports only what it uses. */
  readonly points?: readonly ExtensionPoint[];
  /** Plugins that must be there and enabled, where known without importing. */
  readonly requires?: readonly string[];
  /** Of a third party: where it is, and what it says of itself. */
  readonly external?: ExternalPlugin;
  readonly package?: PackageFacts;
  /** Why it cannot be used, where that is known already. */
  readonly problem?: string;
  /** Resolves with a module whose default export is the plugin. */
  load(): Promise<{ readonly default: unknown }>;
}
