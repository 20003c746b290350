import type { PluginInfo } from '../../src/plugin/plugins.ts';

const needed = new Set(['dataStorageProviders', 'jobQueueProviders', 'stateStorageProviders', 'cacheProviders', 'commands']);
const thisPage = 'web-ui/page';

/** Without it there is no index, no command or no page. */
export const isNeeded = ({ from, state, extensions }: PluginInfo): boolean =>
  from === 'built-in' &&
  state === 'enabled' &&
  (Object.keys(extensions).some((point) => needed.has(point)) || (extensions['httpHandlers'] ?? []).includes(thisPage));

/** What a plugin may do beside reading what it is handed, as ends of a sentence. */
export function permissionWords({ permissions = {}, trusted = [] }: PluginInfo): readonly string[] {
  const { read = [], hosts = [], commands = [], modules = [] } = permissions;
  return [
    ...(read.length > 0 ? [`read ${read.join(', ')}`] : []),
    ...(hosts.length > 0 ? [`reach ${hosts.map((host) => (host === '*' ? 'any public server' : host)).join(', ')}`] : []),
    ...(commands.length > 0 ? [`start ${commands.join(', ')}`] : []),
    ...(modules.length > 0 ? [`use ${modules.join(', ')}, which nothing confines`] : []),
    ...(trusted.length > 0 ? [`work within the engine (${trusted.join(', ')}), where nothing confines it`] : []),
  ];
}

const origins: Readonly<Record<PluginInfo['from'], string>> = {
  'built-in': '',
  file: 'a file of yours',
  package: 'a package',
  project: 'of a project',
};

/** Nothing where it came along. */
export const originWords = ({ from, version }: PluginInfo): string =>
  version === undefined || from === 'built-in' ? origins[from] : `${origins[from]}, version ${version}`;

/** Plugins that have all words of a query in what they are or do. */
export function findPlugins(plugins: readonly PluginInfo[], query: string): readonly PluginInfo[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return plugins.filter(({ name, description = '', state }) => {
    const text = `${name} ${description} ${state} plugin`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
