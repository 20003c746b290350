import type { ConfigurationDiff, ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import { diffConfiguration } from './diff.ts';

const place = { partition: 'paise2', key: 'configuration' } as const;

/** The configuration of the last run that went to its end, and what has changed since. */
export async function configurationOfLastRun(
  state: StateStorage,
  after: ConfigurationTree,
): Promise<{ readonly before?: ConfigurationTree; readonly after: ConfigurationTree; readonly diff: ConfigurationDiff }> {
  const before = (await state.get(place))?.value as ConfigurationTree | undefined;
  return { ...(before && { before }), after, diff: diffConfiguration(before ?? after, after) };
}

/** Called when a run went to its end: what changed up to now has been acted on. */
export function rememberConfiguration(state: StateStorage, tree: ConfigurationTree): Promise<void> {
  return state.write([{ ...place, value: tree }]);
}
