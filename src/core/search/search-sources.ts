import { homedir } from 'node:os';
import { engineHosts } from '../hosts/engine-hosts.ts';
import type { Extension } from '../loading/registry.ts';
import { once } from '../once.ts';
import type { WithSingletons } from '../system.ts';
import { freshnessOf, rereadText, type RereadParts } from './reread.ts';
import type { SearchSources } from './search.ts';

/** The index of a started paise2, and what is behind its items, which is read in this process. `onStale` is told whose files are gone or changed. */
export function searchSources(system: WithSingletons, onStale?: (sourceUrls: readonly string[]) => void): SearchSources {
  const { storage, queue, registry, settings } = system;
  const configuration = { after: settings.tree, diff: { added: [], removed: [], changed: [] } };
  const fetchers = once(async () => {
    await registry.load(['contentFetchers']);
    return registry.extensions('contentFetchers');
  });
  const extractors = new Map<string, Promise<readonly Extension<'contentExtractors'>[]>>();
  async function extractorsWith(plugin: string): Promise<readonly Extension<'contentExtractors'>[]> {
    await registry.load(['contentExtractors'], [plugin]);
    return registry.extensions('contentExtractors');
  }
  async function extractor(id: string): Promise<Extension<'contentExtractors'> | undefined> {
    const [plugin = ''] = id.split('/', 1);
    const loading = extractors.get(plugin) ?? extractorsWith(plugin);
    extractors.set(plugin, loading);
    return (await loading).find((one) => one.id === id);
  }
  const parts: RereadParts = {
    storage,
    hosts: engineHosts(system, configuration),
    signal: new AbortController().signal,
    fetchers,
    extractor,
  };
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
