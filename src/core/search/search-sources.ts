import { homedir } from 'node:os';
import { engineHosts } from '../hosts/engine-hosts.ts';
import type { WithSingletons } from '../system.ts';
import { freshnessOf, rereadText, type RereadParts } from './reread.ts';
import type { SearchSources } from './search.ts';

/** The index of a started paise2, and what is behind its items, which is read in this process. `onStale` is told whose files are gone or changed. */
export function searchSources(system: WithSingletons, onStale?: (sourceUrls: readonly string[]) => void): SearchSources {
  const { storage, queue, registry, settings } = system;
  const configuration = { after: settings.tree, diff: { added: [], removed: [], changed: [] } };
  const parts: RereadParts = { storage, registry, hosts: engineHosts(system, configuration), signal: new AbortController().signal };
  return {
    storage,
    queue,
    place: { home: homedir(), cwd: process.cwd() },
    options: settings.engine.search,
    textOf: (item) => rereadText(item, parts),
    freshnessOf: (item) => freshnessOf(item, parts),
    onStale: (items) => onStale?.([...new Set(items.map(({ sourceUrl }) => sourceUrl))]),
  };
}
