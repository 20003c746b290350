import type { ExtensionPoint } from '../../plugin/extension-points.ts';

/** A plugin that was found but not imported yet. */
export interface PluginCandidate {
  /** As the list says; the imported plugin must carry the same name. */
  readonly name: string;
  readonly from: 'built-in' | 'file' | 'package';
  /** Points that it has extensions at, where known without importing: a phase imports only what it uses. */
  readonly points?: readonly ExtensionPoint[];
  /** Resolves with a module whose default export is the plugin. */
  load(): Promise<{ readonly default: unknown }>;
}
