import { expect, test } from 'vitest';
import type { ExternalPlugin, PluginManifest } from '../loading/plugin-manifest.ts';
import type { WithPlugins } from '../system.ts';
import { effectOf } from './effect-of-change.ts';

interface Said {
  readonly fingerprint?: string;
  readonly manifest?: Partial<PluginManifest>;
  readonly entry?: string;
}

/** What is there: plugins of third parties, and the options that are configured. */
function state(
  plugins: Readonly<Record<string, Said>>,
  options: Readonly<Record<string, unknown>> = {},
  profileName = 'embedded',
): WithPlugins {
  const externals = Object.entries(plugins).map(([name, { fingerprint = '1', manifest = {}, entry = `/${name}.ts` }]): ExternalPlugin => ({
    name,
    entry,
    folders: ['/'],
    fingerprint,
    manifest: { name, extensions: { contentExtractors: { a: { data: { version: 1 }, functions: ['extract'] } } }, ...manifest },
  }));
  const infos = externals.map(({ name, manifest }) => ({ name, ...(manifest?.extensions.commands && { trusted: ['commands'] }) }));
  return {
    settings: { engine: {}, tree: options, options },
    profileName,
    registry: { externals: () => externals, infos: () => infos },
  } as unknown as WithPlugins;
}

const newer = (version: number) => ({ extensions: { contentExtractors: { a: { data: { version }, functions: ['extract'] } } } });
const trusted: Said = { manifest: { extensions: { commands: { a: { data: {}, functions: [] } } } } };

test('the same is nothing', () => {
  expect(effectOf(state({ a: {} }, { a: { pages: 1 } }), state({ a: {} }, { a: { pages: 1 } }))).toEqual({ type: 'nothing' });
});

test('other code that says the same concerns its plugin only', () => {
  const before = state({ a: {}, b: {}, c: {} });
  expect(effectOf(before, state({ a: { fingerprint: '2' }, b: {}, c: { fingerprint: '2' } }))).toEqual({
    type: 'code',
    plugins: ['a', 'c'],
  });
});

test.each([
  ['a new version of an extractor', state({ a: { manifest: newer(2), fingerprint: '2' } })],
  ['an option', state({ a: {} }, { a: { pages: 2 } })],
  ['a plugin more', state({ a: {}, b: {} })],
  ['a plugin less', state({})],
  ['another place', state({ a: { entry: '/else/a.ts' } })],
  ['other permissions', state({ a: { manifest: { permissions: { read: ['/x'] } } } })],
  ['another profile', state({ a: {} }, {}, 'memory')],
])('%s concerns all', (_what, after) => {
  expect(effectOf(state({ a: {} }), after)).toEqual({ type: 'all' });
});

test('other code of what is part of the engine concerns all', () => {
  expect(effectOf(state({ a: {}, b: trusted }), state({ a: {}, b: { ...trusted, fingerprint: '2' } }))).toEqual({ type: 'all' });
  expect(effectOf(state({ a: {}, b: trusted }), state({ a: { fingerprint: '2' }, b: trusted }))).toEqual({ type: 'code', plugins: ['a'] });
});
