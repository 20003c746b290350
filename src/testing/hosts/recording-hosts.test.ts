import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { ChildItem } from '../../plugin/hosts.ts';
import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';
import { recordingCommandHost } from './command-host.ts';
import { recordingExtractorHost } from './extractor-host.ts';
import { recordingFetcherHost } from './fetcher-host.ts';
import { recordingProviderHost } from './provider-host.ts';
import { recordingSourceHost } from './source-host.ts';
import { recordingSystemHost } from './system-host.ts';

const plugin = definePlugin({
  name: 'a',
  options: z.strictObject({ folders: z.array(z.string()).default(['x']), size: z.string().default('1').transform(Number) }),
});

test('options are checked by the schema, and defaults filled in', async () => {
  const { host } = await recordingSystemHost(plugin, 'b', { options: { folders: [] } });
  expect(host).toMatchObject({ plugin: 'a', extension: 'a/b', options: { folders: [], size: 1 } });
  await expect(recordingSystemHost(plugin, 'b', { options: { folder: [] } })).rejects.toThrow('invalid options of a');
});

test('what a run remembers is handed to the next', async () => {
  const first = await recordingFetcherHost(plugin, 'b');
  await first.host.state.set('key', { n: [1] }, 2);
  const location = await first.host.cache.put(Buffer.from('bytes'));
  const { state, cached } = first.recorded();
  expect(state).toEqual([{ key: 'key', value: { n: [1] }, version: 2 }]);
  expect(cached.map((bytes) => Buffer.from(bytes).toString())).toEqual(['bytes']);
  const next = await recordingFetcherHost(plugin, 'b', { earlier: first.recorded() });
  expect(await next.host.state.get('key')).toEqual({ n: [1] });
  expect(await next.host.state.getAllKeysWithValue({ n: [1] })).toEqual(['key']);
  expect(await next.host.state.getVersionedState(3)).toHaveLength(1);
  expect(next.bytesOf(location.cacheId)).toEqual(Uint8Array.from(Buffer.from('bytes')));
  await next.host.state.delete('key');
  expect([next.recorded().state, first.recorded().state.length]).toEqual([[], 1]);
});

test('values in the state are not those that were handed over', async () => {
  const { host } = await recordingSystemHost(plugin, 'b');
  const value = { list: [1] };
  await host.state.set('key', value);
  value.list.push(2);
  expect(await host.state.get('key')).toEqual({ list: [1] });
  await expect(host.state.set('key', (() => 1) as unknown as JsonValue)).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});

test('a source is told what has changed since the run before', async () => {
  const settings = { options: { folders: ['b', 'c'] }, optionsBefore: { folders: ['a', 'b'] } };
  const { host } = await recordingSourceHost(plugin, 'b', settings);
  expect([host.configuration.addition('folders'), host.configuration.removal('folders')]).toEqual([['c'], ['a']]);
  const { host: first } = await recordingSourceHost(plugin, 'b');
  expect(first.configuration.hasChanged('folders')).toBe(false);
});

test('listings are written down, and those that the engine would not take are refused', async () => {
  const { host, recorded } = await recordingSourceHost(plugin, 'b');
  const listing = await host.openListing('a://');
  await listing.add([{ url: 'a:///1', fingerprint: '1' }]);
  await listing.keep('a:///2', { code: 'busy', text: 'It is busy.' });
  await listing.exclude('rule', 2);
  await listing.exclude('rule', 1);
  await expect(host.openListing('a:///1')).rejects.toThrow('must not overlap');
  await expect(listing.add([{ url: 'a:///3' } as never])).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
  await listing.complete();
  await expect(listing.add([])).rejects.toThrow('complete already');
  expect(recorded().listings).toEqual([
    {
      scope: 'a://',
      entries: [{ url: 'a:///1', fingerprint: '1' }],
      kept: [{ url: 'a:///2', reason: { code: 'busy', text: 'It is busy.' } }],
      excluded: { rule: 3 },
      completed: true,
    },
  ]);
});

test('an extractor may hand over only what the engine takes', async () => {
  const { host, recorded } = await recordingExtractorHost(plugin, 'b');
  const refused = { code: 'BAD_PLUGIN_OUTPUT' };
  await expect(host.addItem(1 as never)).rejects.toMatchObject(refused);
  await expect(host.addItem('', { title: new Map() } as unknown as MetadataFields)).rejects.toMatchObject(refused);
  await expect(host.addItem('', {}, { key: 1 } as unknown as ChildItem)).rejects.toMatchObject(refused);
  await expect(host.addContent({ key: 'a', bytes: 'text' } as never)).rejects.toMatchObject(refused);
  expect(() => host.markPartial('reason' as never)).toThrow('not of the agreed shape');
  await expect(host.runProgram({ command: ['y'] })).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  await expect(host.runProgram({ command: ['x'] })).rejects.toThrow('no program is run here');
  host.log.warn('said', { at: 1 });
  expect(recorded()).toEqual({
    items: [],
    contents: [],
    partial: [],
    programs: [{ command: ['x'] }],
    log: [{ level: 'warn', message: 'said', details: { at: 1 } }],
  });
});

test('a provider has a directory of its own, which can be opened again and removed', async () => {
  const { host, remove } = await recordingProviderHost(plugin, 'b');
  const again = await recordingProviderHost(plugin, 'b', { dataDirectory: host.dataDirectory, access: 'read' });
  expect([existsSync(host.dataDirectory), host.access, again.host.access]).toEqual([true, 'write', 'read']);
  await remove();
  expect(existsSync(host.dataDirectory)).toBe(false);
});

test('what a command prints is written down', async () => {
  const { host, recorded } = recordingCommandHost(plugin, { confirms: (question) => question === 'Yes?', columns: 40 });
  host.output.line([{ text: 'a', style: 'strong' }, { text: 'b' }]);
  host.output.value({ a: undefined, b: new Date(0) });
  host.output.note('n');
  expect([await host.output.confirm('Yes?'), await host.output.confirm('No?'), host.output.columns]).toEqual([true, false, 40]);
  expect(() => host.output.value(undefined)).toThrow('not JSON');
  expect(recorded()).toEqual({ lines: ['ab'], values: [{ b: '1970-01-01T00:00:00.000Z' }], notes: ['n'], questions: ['Yes?', 'No?'] });
  expect(await host.options()).toEqual({ folders: ['x'], size: 1 });
});
