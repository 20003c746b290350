import type { Plugin } from '../../plugin/define-plugin.ts';
import type { PluginScenarios } from './scenarios.ts';

/** What was given to a trial is not what it should be; it ends. */
export class Mistaken extends Error {}

type OfPlugin = 'options' | 'system';
type Point = Exclude<keyof PluginScenarios, OfPlugin>;

const points: Readonly<Record<Point, true>> = {
  contentExtractors: true,
  contentSources: true,
  contentFetchers: true,
  resetActions: true,
  commands: true,
  configurationProviders: true,
  httpHandlers: true,
};
const byKey = Object.keys(points) as readonly Point[];
const ofPlugin: readonly OfPlugin[] = ['options', 'system'];

/** The scenarios of a plugin, each for an extension that it has. */
export async function loadScenarios(module: string | undefined, plugin: Plugin): Promise<PluginScenarios> {
  if (module === undefined) return {};
  const scenarios = await importScenarios(module);
  for (const name of Object.keys(scenarios)) if (![...byKey, ...ofPlugin].some((known) => known === name)) throw unknown(module, name);
  for (const point of byKey)
    for (const key of Object.keys(scenarios[point] ?? {}))
      if (!Object.hasOwn(plugin[point] ?? {}, key)) throw unknown(module, `${point}.${key}`);
  return scenarios;
}

async function importScenarios(module: string): Promise<PluginScenarios> {
  try {
    const { default: scenarios } = (await import(module)) as { readonly default?: unknown };
    if (typeof scenarios === 'object' && scenarios !== null) return scenarios;
  } catch (error) {
    throw new Mistaken(`${module} cannot be imported: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  throw new Mistaken(`The default export of ${module} must be what defineScenarios returns.`);
}

const unknown = (module: string, name: string): Mistaken => new Mistaken(`${module} has a scenario for ${name}, which the plugin has not.`);
