import { PaiseError } from '../../plugin/errors.ts';
import type { PluginInfo } from '../../plugin/plugins.ts';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { pluginInfo } from '../loading/plugin-info.ts';
import type { PluginManifest } from '../loading/plugin-manifest.ts';

/** A plugin that was looked at, whether or not it is used. */
export interface DescribedPlugin {
  readonly info: PluginInfo;
  /** Absent where it cannot be used at all; `info.problem` says why. */
  readonly manifest?: PluginManifest;
}

export function describedPlugin(candidate: PluginCandidate): DescribedPlugin {
  const { problem, external } = candidate;
  const info = pluginInfo(candidate, { state: problem === undefined ? 'enabled' : 'set aside', problem, plugin: undefined });
  return { info, ...(external?.manifest && { manifest: external.manifest }) };
}

export function requireDescribed({ info, manifest }: DescribedPlugin): Required<DescribedPlugin> {
  if (manifest) return { info, manifest };
  throw new PaiseError('PLUGIN_INVALID', `${info.package ?? info.path ?? info.name} is no plugin that can be used: ${info.problem ?? ''}`);
}
