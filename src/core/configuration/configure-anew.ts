import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { withPlugins } from '../loading/plugins-for.ts';
import { registryFor } from '../loading/registry-for.ts';
import type { Registry } from '../loading/registry.ts';
import type { Bootstrapped, Settings } from '../system.ts';
import { isList, isMap } from './json.ts';
import { loadConfiguration, requireValid, type LoadedConfiguration } from './load-configuration.ts';
import { readUserFile } from './user-file.ts';
import { parseYaml } from './yaml-text.ts';

/** Loads every enabled plugin, asks for defaults, and checks the user's file against all schemas. Throws `CONFIGURATION_INVALID`. */
export async function configureAnew(
  boot: Bootstrapped,
  all: readonly PluginCandidate[],
): Promise<{ readonly registry: Registry; readonly settings: Settings }> {
  const { registry, loaded } = await load(boot, all);
  requireValid(loaded);
  const { engine, tree, options } = loaded;
  return { registry, settings: { engine, tree, options } };
}

/** The same without judgement, for `config` and `validate`. `text` stands in for the user's file. */
export const loadEverything = (boot: Bootstrapped, text?: string): Promise<Loaded> => withPlugins(boot, (all) => load(boot, all, text));

interface Loaded {
  readonly registry: Registry;
  readonly loaded: LoadedConfiguration;
}

async function load(boot: Bootstrapped, all: readonly PluginCandidate[], text?: string): Promise<Loaded> {
  const registry = registryFor(boot, all, disabledIn(text ?? (await readUserFile(boot.configurationFile)).text));
  await registry.load();
  const contributions = [];
  for (const { plugin, value } of registry.extensions('configurationProviders'))
    contributions.push({ plugin, yaml: await value.defaults() });
  const loaded = await loadConfiguration({
    file: boot.configurationFile,
    plugins: registry.plugins(),
    contributions,
    unloaded: registry.infos().flatMap(({ name, state }) => (state === 'enabled' ? [] : [name])),
    ...(text !== undefined && { text }),
  });
  return { registry, loaded };
}

/** Which plugins not even to import. Anything odd about the list is found by the check that follows. */
function disabledIn(text: string): readonly string[] {
  const section = parseYaml(text).tree['paise2'];
  const disabled = isMap(section) ? section['disabledPlugins'] : undefined;
  return isList(disabled) ? disabled.filter((name) => typeof name === 'string') : [];
}
