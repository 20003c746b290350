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

const external = (name: string, entry: string) => ({ external: { name, entry, folders: [], fingerprint: '' }, from: 'file' as const });

test('namesakes are named with both files', async () => {
  const registry = registryOf([candidate('same', external('same', '/a.ts')), candidate('same', external('same', '/b.ts'))]);
  await registry.load();
  expect(registry.infos().map(({ state, problem }) => [state, problem])).toEqual([
    ['enabled', undefined],
    ['set aside', 'Two plugins are called "same": /b.ts and /a.ts, which came first. Rename or remove one.'],
  ]);
});

test('what has a problem already is never imported, and keeps its name from nobody', async () => {
  const bad = candidate('same', { problem: 'It wants too much.' });
  const registry = registryOf([bad, candidate('same', { from: 'file' })]);
  await registry.load();
  expect(bad.imports()).toBe(0);
  expect(registry.infos()).toMatchObject([
    { state: 'set aside', problem: 'It wants too much.' },
    { state: 'enabled', from: 'file' },
  ]);
  expect(registry.extensions('commands').map(({ id }) => id)).toEqual(['same/say']);
  await expect(registryOf([bad], { strict: true }).load()).rejects.toThrow('It wants too much.');
});

test('what another requires is there and usable, now and later', async () => {
  const registry = registryOf([
    candidate('base'),
    candidate('middle', { requires: ['base'] }),
    candidate('top', { requires: ['middle'] }),
    candidate('lonely', { requires: ['nobody'] }),
  ]);
  await registry.load();
  expect(registry.infos().map(({ state }) => state)).toEqual(['enabled', 'enabled', 'enabled', 'set aside']);
  registry.setAside('base', new Error('it fell over'));
  expect(registry.extensions('commands')).toEqual([]);
  expect(registry.plugins()).toEqual([]);
  expect(registry.infos()[2]?.problem).toContain('"middle", which is disabled or set aside');
  expect(registryOf([candidate('base'), candidate('top', { requires: ['base'] })], { disabled: ['base'] }).infos()).toMatchObject([
    { state: 'disabled' },
    { state: 'set aside', problem: expect.stringContaining('disabled or set aside') as unknown },
  ]);
});

test('a namesake makes no circle of what others require', async () => {
  const registry = registryOf([candidate('a', { requires: ['b'] }), candidate('b'), candidate('b', { from: 'file', requires: ['a'] })]);
  await registry.load();
  expect(registry.infos().map(({ state }) => state)).toEqual(['enabled', 'enabled', 'set aside']);
});

test('many plugins that all require each other are told apart at once', () => {
  const names = Array.from({ length: 60 }, (_, index) => `p${index}`);
  const registry = registryOf(names.map((name, index) => candidate(name, { requires: names.slice(0, index) })));
  const started = performance.now();
  expect(registry.infos().every(({ state }) => state === 'enabled')).toBe(true);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('those of third parties are handed out as long as they can be used', async () => {
  const registry = registryOf(
    [candidate('mine', external('mine', '/a.ts')), candidate('built-in'), candidate('off', external('off', '/b.ts'))],
    { disabled: ['off'] },
  );
  expect(registry.externals().map(({ entry }) => entry)).toEqual(['/a.ts']);
  await registry.load();
  expect(registry.extensions('contentExtractors').map(({ id, isElsewhere }) => [id, isElsewhere])).toEqual([
    ['mine/one', true],
    ['mine/two', true],
    ['built-in/one', undefined],
    ['built-in/two', undefined],
  ]);
  expect(registry.extensions('commands').every(({ isElsewhere }) => isElsewhere === undefined)).toBe(true);
  registry.setAside('mine', 'no');
  expect(registry.externals()).toEqual([]);
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
