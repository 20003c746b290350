import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { createRegistry, type RegistryRules } from './registry.ts';

const extract = async (): Promise<void> => {};
const plugin = (name: string): unknown =>
  definePlugin({
    name,
    contentExtractors: { one: { version: 1, extract }, two: { version: 1, extract } },
    commands: { say: { summary: 'Says' } },
  });

function candidate(name: string, fields: Partial<PluginCandidate> = {}): PluginCandidate & { readonly imports: () => number } {
  let imports = 0;
  const load = fields.load ?? (async () => ({ default: plugin(name) }));
  return { name, from: 'built-in', ...fields, imports: () => imports, load: () => ((imports += 1), load()) };
}

const registryOf = (candidates: readonly PluginCandidate[], rules: Partial<RegistryRules> = {}) =>
  createRegistry(candidates, { disabled: [], strict: false, importDeadlineMs: 1000, ...rules });

test('extensions come in the order of the list, with ids from where they are registered', async () => {
  const registry = registryOf([candidate('b'), candidate('a', { from: 'file' })]);
  expect(registry.extensions('contentExtractors')).toEqual([]);
  await registry.load();
  expect(registry.extensions('contentExtractors').map(({ id, plugin: name, from }) => [id, name, from])).toEqual([
    ['b/one', 'b', 'built-in'],
    ['b/two', 'b', 'built-in'],
    ['a/one', 'a', 'file'],
    ['a/two', 'a', 'file'],
  ]);
  expect(registry.plugins().map(({ name }) => name)).toEqual(['b', 'a']);
});

test('each plugin is imported once, and only when one of its points is asked for', async () => {
  const [readers, talkers, unknown] = [
    candidate('readers', { points: ['contentExtractors'] }),
    candidate('talkers', { points: ['commands'] }),
    candidate('unknown'),
  ];
  const registry = registryOf([readers, talkers, unknown]);
  await registry.load(['commands']);
  expect([readers.imports(), talkers.imports(), unknown.imports()]).toEqual([0, 1, 1]);
  await Promise.all([registry.load(), registry.load(['commands'])]);
  expect([readers.imports(), talkers.imports(), unknown.imports()]).toEqual([1, 1, 1]);
});

test('by name, only those named are imported', async () => {
  const [a, b] = [candidate('a'), candidate('b')];
  await registryOf([a, b]).load(['commands'], ['b']);
  expect([a.imports(), b.imports()]).toEqual([0, 1]);
});

const broken: readonly (readonly [string, Partial<PluginCandidate>, RegExp])[] = [
  ['does not import', { load: () => Promise.reject(new Error('no such module')) }, /no such module/],
  [
    'throws while it is imported',
    {
      load: () => {
        throw new Error('at once');
      },
    },
    /at once/,
  ],
  ['has another name', { load: async () => ({ default: plugin('other') }) }, /its name is "other"/],
  ['is no plugin', { load: async () => ({ default: 42 }) }, /not a plugin/],
  ['takes too long', { load: () => new Promise<never>(() => {}) }, /took longer than 0.05 s to import/],
];

test.each(broken)('a plugin that %s is set aside with the reason, and the others go on', async (_, fields, problem) => {
  const registry = registryOf([candidate('bad', fields), candidate('good')], { importDeadlineMs: 50 });
  await registry.load();
  expect(registry.extensions('commands').map(({ id }) => id)).toEqual(['good/say']);
  expect(registry.infos()).toMatchObject([
    { name: 'bad', state: 'set aside', problem: expect.stringMatching(problem) as unknown, extensions: {} },
    { name: 'good', state: 'enabled', extensions: { commands: ['good/say'] } },
  ]);
});

test.each(broken)('when strict, a plugin that %s is fatal', async (_, fields, problem) => {
  const registry = registryOf([candidate('good'), candidate('bad', fields)], { strict: true, importDeadlineMs: 50 });
  await expect(registry.load()).rejects.toThrow(problem);
});

test('a disabled plugin is never imported', async () => {
  const off = candidate('off');
  const registry = registryOf([off, candidate('on')], { disabled: ['off'] });
  await registry.load();
  expect(off.imports()).toBe(0);
  expect(registry.infos()).toMatchObject([
    { name: 'off', state: 'disabled' },
    { name: 'on', state: 'enabled' },
  ]);
});

test('of two plugins with one name the first stays, and the second is named', async () => {
  const registry = registryOf([candidate('same'), candidate('same', { from: 'file' }), candidate('other')]);
  await registry.load();
  expect(registry.extensions('commands').map(({ id, from }) => [id, from])).toEqual([
    ['same/say', 'built-in'],
    ['other/say', 'built-in'],
  ]);
  expect(registry.infos()).toMatchObject([
    { name: 'same', from: 'built-in', state: 'enabled' },
    { name: 'same', from: 'file', state: 'set aside', problem: expect.stringContaining('"same"') as unknown },
    { name: 'other', state: 'enabled' },
  ]);
});

test('a plugin can be set aside later, for good', async () => {
  const registry = registryOf([candidate('a'), candidate('b')]);
  await registry.load();
  registry.setAside('a', new Error('onStart failed'));
  await registry.load();
  expect(registry.extensions('commands').map(({ id }) => id)).toEqual(['b/say']);
  expect(registry.infos()[0]).toMatchObject({ state: 'set aside', problem: 'onStart failed' });
  expect(() => registryOf([candidate('a')], { strict: true }).setAside('a', new Error('fatal'))).toThrow('fatal');
});

test('a plugin that comes after its deadline stays set aside', async () => {
  const late = candidate('late', { load: () => setTimeout(80, { default: plugin('late') }) });
  const registry = registryOf([late], { importDeadlineMs: 20 });
  await registry.load();
  await setTimeout(100);
  await registry.load();
  expect(registry.infos()).toMatchObject([{ state: 'set aside' }]);
});
