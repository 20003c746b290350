import { homedir } from 'node:os';
import type { SearchRequest, SearchResult } from '../../plugin/paise.ts';
import { engineHosts } from '../hosts/engine-hosts.ts';
import type { WithSingletons } from '../system.ts';
import { freshnessOf, rereadText, type RereadParts } from './reread.ts';
import { search } from './search.ts';

/** Searches the index of a started paise2; what is behind the hits is read in this process. `onStale` is told whose files are gone or changed. */
export function searchIndex(
  system: WithSingletons,
  request: SearchRequest,
  onStale: (sourceUrls: readonly string[]) => void,
): Promise<SearchResult> {
  const { storage, queue, registry, settings } = system;
  const configuration = { after: settings.tree, diff: { added: [], removed: [], changed: [] } };
  const parts: RereadParts = { storage, registry, hosts: engineHosts(system, configuration), signal: new AbortController().signal };
  return search(request, {
    storage,
    queue,
    place: { home: homedir(), cwd: process.cwd() },
    textOf: (item) => rereadText(item, parts),
    freshnessOf: (item) => freshnessOf(item, parts),
    onStale: (items) => onStale([...new Set(items.map(({ sourceUrl }) => sourceUrl))]),
  });
}
