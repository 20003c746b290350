import type { Bootstrapped } from '../system.ts';
import { discoverPlugins, type Inspection } from './discover-plugins.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { inOrderOfRequirements } from './requirements.ts';

/**
 * Hands `work` all plugins that there are: those that paise2 comes with, and those of third parties. The processes in which the latter are looked
 * at end with it.
 */
export async function withPlugins<T>({ request }: Bootstrapped, work: (all: readonly PluginCandidate[]) => Promise<T>): Promise<T> {
  const inspection = lazyInspection(request.workerProgram);
  try {
    return await work(inOrderOfRequirements([...request.plugins, ...(await discoverPlugins(request, inspection))]));
  } finally {
    await inspection.close();
  }
}

/** Most starts have nothing to look at, and need not load what it is done with. */
export function lazyInspection(workerProgram: URL): Inspection & { close(): Promise<void> } {
  let opened: Promise<Inspection & { close(): void }> | undefined;
  const open = (): Promise<Inspection> =>
    (opened ??= import('../workers/plugins/inspection.ts').then(({ openInspection }) => openInspection(workerProgram)));
  return {
    describe: async (plugin) => (await open()).describe(plugin),
    validate: async (plugin, options) => (await open()).validate(plugin, options),
    async close() {
      (await opened)?.close();
      opened = undefined;
    },
  };
}
