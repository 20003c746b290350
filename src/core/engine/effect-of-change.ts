import { isDeepStrictEqual } from 'node:util';
import type { WithPlugins } from '../system.ts';

/** What a change comes to: nothing, other code of plugins that say the same of themselves, or something that all have to know. */
export type Effect = { readonly type: 'nothing' | 'all' } | { readonly type: 'code'; readonly plugins: readonly string[] };

export function effectOf(before: WithPlugins, after: WithPlugins): Effect {
  if (!isDeepStrictEqual(sayings(before), sayings(after))) return { type: 'all' };
  const known = new Map(before.registry.externals().map(({ name, fingerprint }) => [name, fingerprint]));
  const changed = after.registry.externals().filter(({ name, fingerprint }) => known.get(name) !== fingerprint);
  if (changed.length === 0) return { type: 'nothing' };
  // What is part of the engine was imported into it.
  const isTrusted = after.registry.infos().some(({ name, trusted }) => trusted && changed.some((plugin) => plugin.name === name));
  return isTrusted ? { type: 'all' } : { type: 'code', plugins: changed.map(({ name }) => name) };
}

/** Without the order of keys: settings that were remembered have another. */
const sayings = ({ settings, profileName, registry }: WithPlugins): readonly unknown[] => [
  settings,
  profileName,
  registry.externals().map(({ fingerprint: _fingerprint, ...said }) => said),
];
