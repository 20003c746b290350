import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesFolder, pluginFolder, type PluginPlaces } from '../core/loading/find-plugins.ts';
import { PaiseError } from '../plugin/errors.ts';
import type { Plugins } from '../plugin/plugins.ts';

/** Puts plugins where a person has them: files into the folder of plugins, packages among those that were added. Returns the names of these. */
export function placePlugins(plugins: readonly (string | URL)[], places: PluginPlaces): readonly string[] {
  const packages: Record<string, string> = {};
  mkdirSync(pluginFolder(places), { recursive: true });
  for (const plugin of plugins) {
    const path = realpathSync(plugin instanceof URL ? fileURLToPath(plugin) : plugin);
    const description = join(path, 'package.json');
    if (existsSync(description)) packages[(JSON.parse(readFileSync(description, 'utf8')) as { readonly name: string }).name] = path;
    else symlinkSync(path, join(pluginFolder(places), basename(path)));
  }
  const names = Object.keys(packages);
  if (names.length > 0) addPackages(packages, packagesFolder(places));
  return names;
}

/** As they lie, with what they have in `node_modules`: nothing is installed. */
function addPackages(packages: Readonly<Record<string, string>>, folder: string): void {
  for (const [name, path] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(path, link, 'junction');
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
}

/** Agrees to what the packages want. */
export async function agreeTo(packages: readonly string[], plugins: Plugins): Promise<void> {
  if (packages.length === 0) return;
  const infos = await plugins.list();
  for (const name of packages) {
    const info = infos.find((plugin) => plugin.package === name);
    if (!info) throw new PaiseError('PLUGIN_UNKNOWN', `There is no plugin in the package ${name}.`);
    // What cannot be loaded is set aside, as it would be at a person's.
    if (Object.keys(info.extensions).length > 0) await plugins.enable(info.name);
  }
}
