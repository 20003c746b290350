import { importPlugin } from '../../loading/import-plugin.ts';
import type { PluginCandidate } from '../../loading/plugin-candidate.ts';
import { stubPlugin } from '../../loading/stub-plugin.ts';
import type { WorkerSetup } from '../messages.ts';
import type { RemoteCalls } from './remote-functions.ts';

/** The plugins of a worker: the one that it is for, or all, those with processes of their own as stubs. */
export function pluginsHere(
  { externals, only }: WorkerSetup,
  candidates: readonly PluginCandidate[],
  remote: RemoteCalls,
): readonly PluginCandidate[] {
  if (only?.manifest) return [{ name: only.name, from: 'file', load: () => importPlugin(only.entry) }];
  if (only) return [];
  const stubs = externals.flatMap((external): readonly PluginCandidate[] => {
    const { name, manifest } = external;
    if (!manifest) return [];
    const plugin = stubPlugin({ ...external, manifest }, { functionFor: (called) => remote.functionFor(external, called) });
    return [{ name, from: 'file', external, load: async () => ({ default: plugin }) }];
  });
  return [...candidates, ...stubs];
}
