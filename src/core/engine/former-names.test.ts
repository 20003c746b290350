import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import embedded from '../../builtin/embedded/index.ts';
import memory from '../../builtin/memory/index.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import { createProviderHost } from '../hosts/create-host.ts';
import { createLogger } from '../diagnostics/log.ts';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { createRegistry } from '../loading/registry.ts';
import { adoptFormerNames } from './former-names.ts';

async function openState(provider: Plugin): Promise<StateStorage> {
  const dataDirectory = provider === memory ? randomUUID() : mkdtempSync(join(tmpdir(), 'paise2-former-'));
  const logger = createLogger();
  const { signal } = new AbortController();
  const parts = { optionsOf: () => ({}), log: (plugin: string) => logger.forPlugin(plugin), signal };
  const [found] = Object.entries(provider.stateStorageProviders ?? {});
  if (!found) throw new Error('no provider');
  const [key, extension] = found;
  const host = createProviderHost({ plugin: provider.name, id: `${provider.name}/${key}` }, { dataDirectory, access: 'write' }, parts);
  const state = await extension.createStateStorage(host);
  onTestFinished(async () => {
    await state.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return state;
}

async function adopt(state: StateStorage, plugins: readonly (Plugin & { readonly isOff?: boolean })[]): Promise<void> {
  const candidates = plugins.map(({ isOff: _isOff, ...plugin }): PluginCandidate => ({
    name: plugin.name,
    from: 'file',
    load: async () => ({ default: plugin }),
  }));
  const disabled = plugins.flatMap(({ name, isOff }) => (isOff ? [name] : []));
  const registry = createRegistry(candidates, { disabled, strict: false, importDeadlineMs: 1000 });
  await registry.load();
  await adoptFormerNames({ registry, state, logger: createLogger() });
}

const all = async (state: StateStorage, partition: string) =>
  Object.fromEntries((await state.entries(partition)).map(({ key, value, version }) => [key, [value, version]]));
const put = (state: StateStorage, place: string, value: JsonValue, version = 1): Promise<void> => {
  const [partition = '', key = ''] = place.split(' ');
  return state.write([{ partition, key, value, version }]);
};

test.each([
  ['embedded', embedded],
  ['memory', memory],
])('what was remembered under a former name is the plugin’s own: %s', async (_name, provider) => {
  const state = await openState(provider);
  await put(state, 'old a', { n: 1 }, 3);
  await put(state, 'old b', 'former');
  await put(state, 'older c', 'oldest');
  await put(state, 'new b', 'own', 2);
  await put(state, 'else a', 'of another');
  await adopt(state, [{ name: 'new', formerNames: ['old', 'older', 'never'] }]);
  expect(await all(state, 'new')).toEqual({ a: [{ n: 1 }, 3], b: ['own', 2], c: ['oldest', 1] });
  expect([await all(state, 'old'), await all(state, 'older')]).toEqual([{}, {}]);
  expect(await all(state, 'else')).toEqual({ a: ['of another', 1] });
  await adopt(state, [{ name: 'new', formerNames: ['old', 'older'] }]);
  expect(Object.keys(await all(state, 'new'))).toEqual(['a', 'b', 'c']);
});

test.each([
  ['the engine', 'paise2'],
  ['another plugin', 'other'],
  ['a plugin that is disabled', 'off'],
  ['the plugin itself', 'new'],
])('what %s remembers is not taken', async (_who, former) => {
  const state = await openState(memory);
  await put(state, `${former} key`, 'secret');
  await adopt(state, [{ name: 'other' }, { name: 'off', isOff: true }, { name: 'new', formerNames: [former] }]);
  expect(await all(state, former)).toEqual({ key: ['secret', 1] });
  expect(await all(state, 'new')).toEqual(former === 'new' ? { key: ['secret', 1] } : {});
});
