import { diffConfiguration } from '../../core/configuration/diff.ts';
import { pluginConfiguration } from '../../core/configuration/plugin-configuration.ts';
import type { ConfigurationTree, PluginConfiguration } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';

/** The configuration as a plugin sees it when it had the options `before` in its last run; without them this is the first. */
export function configurationAfter(plugin: string, options: unknown, before: unknown): PluginConfiguration {
  const after = treeOf(plugin, options);
  const states = { after, ...(before !== undefined && { before: treeOf(plugin, before) }) };
  return pluginConfiguration(plugin, diffConfiguration(states.before, after), states);
}

/** Schemas may make anything of options; what is compared between runs is their JSON. */
const treeOf = (plugin: string, options: unknown): ConfigurationTree => ({ [plugin]: JSON.parse(JSON.stringify(options)) as JsonValue });
