import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMemoryCache } from '../../builtin/memory/cache.ts';
import { createMemoryStateStorage } from '../../builtin/memory/state-storage.ts';
import type { Listing } from '../../plugin/hosts.ts';
import { createLogger, type LogEntry } from '../diagnostics/log.ts';
import { createHosts, createProviderHost } from './create-host.ts';
import { statePartition } from './plugin-state.ts';

const { signal } = new AbortController();
const identity = (plugin: string, extension = 'x') => ({ plugin, id: `${plugin}/${extension}` });

function openHosts() {
  const place = { dataDirectory: randomUUID(), access: 'write' } as const;
  const state = createMemoryStateStorage(place);
  const cache = createMemoryCache(place);
  const logger = createLogger();
  const logged: LogEntry[] = [];
  logger.direct((entry) => logged.push(entry));
  logger.showFrom('debug');
  const opened: string[] = [];
  const listing: Listing = { add: async () => {}, keep: async () => {}, exclude: async () => {}, complete: async () => {} };
  const hosts = createHosts({
    optionsOf: (plugin) => ({ of: plugin }),
    log: (plugin) => logger.forPlugin(plugin),
    state: (plugin) => statePartition(state, plugin),
    configuration: () => ({
      lastDiff: { added: [], removed: [], changed: [] },
      addition: () => undefined,
      removal: () => undefined,
      hasChanged: () => false,
    }),
    cachePut: async (plugin, bytes) => ({ kind: 'cache', plugin, ...(await cache.put(plugin, bytes)) }),
    openListing: async (source, scope) => {
      opened.push(`${source} ${scope}`);
      return listing;
    },
    request: async (plugin, { url }) => ({ status: 200, url, headers: { plugin }, body: new Uint8Array() }),
    runProgram: async (plugin, { command }) => ({
      end: { type: 'exit', code: 0 },
      output: Buffer.from(`${plugin} ${command.join(' ')}`),
      complaint: '',
    }),
    ownDirectories: ['/own'],
  });
  return { hosts, state, cache, logged, opened };
}

test('every host knows whose it is, and only that plugin’s options and log', () => {
  const { hosts, logged } = openHosts();
  const items = { addItem: async () => {}, addContent: async () => {}, markPartial: () => {} };
  for (const host of [
    hosts.source(identity('a'), signal),
    hosts.fetcher(identity('a'), signal),
    hosts.system(identity('a'), signal),
    hosts.extractor(identity('a'), signal, items),
  ]) {
    expect(host).toMatchObject({ plugin: 'a', extension: 'a/x', options: { of: 'a' }, signal });
    host.log.warn('said', { detail: 1 });
  }
  expect(logged).toMatchObject([1, 2, 3, 4].map(() => ({ plugin: 'a', level: 'warn', message: 'said', details: { detail: 1 } })));
});

test('an extractor can reach neither state nor cache nor listings', () => {
  const items = { addItem: async () => {}, addContent: async () => {}, markPartial: () => {} };
  const host = openHosts().hosts.extractor(identity('a'), signal, items);
  expect(Object.keys(host).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
    'addContent',
    'addItem',
    'extension',
    'log',
    'markPartial',
    'options',
    'plugin',
    'runProgram',
    'signal',
  ]);
});

test('state belongs to the plugin, whichever of its extensions asks', async () => {
  const { hosts } = openHosts();
  const [one, two, other] = [
    hosts.fetcher(identity('a', 'one'), signal),
    hosts.system(identity('a', 'two'), signal),
    hosts.fetcher(identity('b'), signal),
  ];
  await one.state.set('key', { n: 1 });
  await one.state.set('new', 'v', 2);
  await other.state.set('key', 'mine');
  expect([await two.state.get('key'), await other.state.get('key')]).toEqual([{ n: 1 }, 'mine']);
  expect(await two.state.getVersionedState(2)).toEqual([{ key: 'key', value: { n: 1 }, version: 1 }]);
  expect(await two.state.getAllKeysWithValue({ n: 1 })).toEqual(['key']);
  await two.state.delete('key');
  expect([await one.state.get('key'), await other.state.get('key')]).toEqual([undefined, 'mine']);
});

test('no separator in names lets one plugin into the state of another', async () => {
  const { hosts } = openHosts();
  await hosts.system(identity('a'), signal).state.set('b/key', 'of a');
  expect(await hosts.system(identity('a/b'), signal).state.get('key')).toBeUndefined();
});

test('the cache is the plugin’s own', async () => {
  const { hosts, cache } = openHosts();
  const location = await hosts.fetcher(identity('a'), signal).cache.put(Buffer.from('bytes'));
  expect(location).toMatchObject({ kind: 'cache', plugin: 'a', size: 5 });
  expect([await cache.has('a', location.cacheId), await cache.has('b', location.cacheId)]).toEqual([true, false]);
});

test('a source opens listings in its own name, and knows what never to list', async () => {
  const { hosts, opened } = openHosts();
  const host = hosts.source(identity('a', 'files'), signal);
  await host.openListing('file:///x');
  expect(opened).toEqual(['a/files file:///x']);
  expect(host.ownDirectories).toEqual(['/own']);
});

test('a provider has a place and nothing that is not there yet', () => {
  const logger = createLogger();
  const parts = { optionsOf: () => ({ pages: 1 }), log: (plugin: string) => logger.forPlugin(plugin), signal };
  const host = createProviderHost(identity('embedded'), { dataDirectory: '/data', access: 'read' }, parts);
  expect(host).toMatchObject({
    plugin: 'embedded',
    extension: 'embedded/x',
    options: { pages: 1 },
    dataDirectory: '/data',
    access: 'read',
  });
  expect(host).not.toHaveProperty('state');
});
