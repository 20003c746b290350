import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { withPlugins } from '../loading/plugins-for.ts';
import { registryFor } from '../loading/registry-for.ts';
import type { Registry } from '../loading/registry.ts';
import type { Bootstrapped, Settings } from '../system.ts';
import { readResolved, writeResolved } from './resolved-cache.ts';

/**
 * Finds out what is configured and which plugins there are. Schemas and the YAML parser are loaded only when the user's file, the version or the
 * plugins are not those of last time: a search should not wait for them.
 */
export async function configure(boot: Bootstrapped): Promise<{ readonly registry: Registry; readonly settings: Settings }> {
  return withPlugins(boot, async (all) => {
    const { dataDirectory } = boot.request;
    const key = resolvedKey(boot, all);
    const resolved = key === undefined ? undefined : readResolved(dataDirectory, key);
    if (resolved) return { settings: resolved, registry: registryFor(boot, all, resolved.engine.disabledPlugins) };
    const { configureAnew } = await import('./configure-anew.ts');
    const configured = await configureAnew(boot, all);
    if (key !== undefined) writeResolved(dataDirectory, key, configured.settings);
    return configured;
  });
}

/** What the settings depend on. `undefined` when the user's file is there and cannot be read, which is for the full way to report. */
function resolvedKey({ request, configurationFile }: Bootstrapped, all: readonly PluginCandidate[]): string | undefined {
  const plugins = all.map(({ name, external, problem }) => `${name} ${problem ?? JSON.stringify(external?.manifest)}`).join('\n');
  try {
    const user = readFileSync(configurationFile);
    return hash('sha256', Buffer.concat([Buffer.from(`${request.version}\n${plugins}\n`), user]));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? hash('sha256', `${request.version}\n${plugins}\nno file`) : undefined;
  }
}
