import { homedir } from 'node:os';
import { expect, test } from 'vitest';
import type { PluginPermissions } from '../../../plugin/permissions.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { EngineAsks } from '../messages.ts';
import { confinementOf, mayRead } from './confinement.ts';
import { ownNotice, requireOwnBusiness } from './own-business.ts';
import { requireOwnLocation } from './own-location.ts';
import { setupFor } from './setup-for.ts';
import { bareSetup } from '../worker-setup.ts';

const plugin = (permissions: PluginPermissions = {}, folders: readonly string[] = ['/code']): ExternalPlugin => ({
  name: 'mine',
  entry: '/code/mine.ts',
  folders,
  fingerprint: '',
  manifest: { name: 'mine', extensions: {}, permissions },
});

test('a plugin reads its code and what its permissions name', () => {
  expect(confinementOf(plugin({ read: ['/a/b', '~/c', 'relative', '/star*', '~'] })).read).toEqual(['/code', '/a/b', `${homedir()}/c`]);
  const { manifest: _manifest, ...unknown } = plugin({ read: ['/a'] });
  expect(confinementOf(unknown).read).toEqual(['/code']);
  expect(() => confinementOf(plugin({}, ['/home/a*'])).read).toThrow('contains a "*"');
});

test.each([
  ['/a/b', true],
  ['/a/b/c/d', true],
  ['/a/b/..c', true],
  ['/a/b/c/../d', true],
  ['/a/b/../c', false],
  ['/a/bc', false],
  ['/a', false],
  ['/', false],
  ['a/b', false],
  ['', false],
])('whether %s may be read', (path, may) => {
  expect(mayRead(plugin({ read: ['/a/b/'] }), path)).toBe(may);
});

const asks = (name: string, argument: object): void =>
  requireOwnBusiness(plugin({ read: ['/a'] }), name as keyof EngineAsks, argument as never);

test('a plugin asks for its own', () => {
  for (const name of ['stateGet', 'stateSet', 'stateEntries', 'stateKeysWithValue', 'cachePut', 'runProgram', 'request']) {
    expect(() => asks(name, { plugin: 'mine' })).not.toThrow();
    expect(() => asks(name, { plugin: 'other' }), name).toThrow('what is not its own');
  }
  expect(() => asks('openListing', { source: 'mine/all' })).not.toThrow();
  for (const source of ['other/all', 'mined/all', '', '/mine'])
    expect(() => asks('openListing', { source }), source).toThrow('openListing');
  expect(() => asks('completeListing', { listing: 1 })).not.toThrow();
});

test.each(['kept', 'cachePath', 'cacheRead', 'storePart', 'callPlugin', 'toString', 'nonsense'])('no plugin asks for %s', (name) => {
  expect(() => asks(name, { plugin: 'mine', key: 'x' })).toThrow('what is not its own');
});

const list = (...urls: readonly string[]): void =>
  asks('addToListing', { listing: 1, entries: urls.map((url) => ({ url, fingerprint: '' })) });

test('a plugin lists the files that it may read, and what is no file', () => {
  expect(() => list('file:///a/b', 'file:///a', 'https://example.org/', 'mine:x', 'file:///a/%ff')).not.toThrow();
  for (const url of ['file:///etc/passwd', 'file:///a/../etc', 'file:///a/%2e%2e/etc', 'file:///ab'])
    expect(() => list('file:///a/b', url), url).toThrow('which it may not read');
});

test('a plugin tells of its own sources, in its own name', () => {
  const change = { type: 'changed', urls: ['x'] } as const;
  expect(ownNotice('mine', { type: 'changed', source: 'mine/all', change })).toMatchObject({ source: 'mine/all' });
  expect(ownNotice('mine', { type: 'changed', source: 'other/all', change })).toBeUndefined();
  const entry = { at: 1, level: 'warn', plugin: 'paise2', message: 'm' } as const;
  expect(ownNotice('mine', { type: 'log', entry })).toMatchObject({ entry: { plugin: 'mine', message: 'm' } });
  expect(ownNotice('mine', { type: 'at', url: 'x' })).toBeUndefined();
  expect(ownNotice('mine', { type: 'step', step: { type: 'fetched', atMs: 1, size: 1, tookMs: 1 } })).toBeUndefined();
});

const check = (url: string, location: object): void =>
  requireOwnLocation(plugin({ read: ['/a'] }), url, { type: 'content', location } as never);

test('what was fetched is where the plugin may read', () => {
  expect(() => check('mine:x', { kind: 'cache', plugin: 'mine' })).not.toThrow();
  expect(() => check('mine:x', { kind: 'cache', plugin: 'other' })).toThrow('the cache of "other"');
  expect(() => check('mine:x', { kind: 'file', path: '/a/x' })).not.toThrow();
  expect(() => check('mine:x', { kind: 'file', path: '/etc/passwd' })).toThrow('may not read /etc/passwd');
  // These bytes are found through the URL, which somebody listed who may.
  expect(() => check('file:///home/me/x', { kind: 'file', path: '/etc/passwd' })).not.toThrow();
  for (const url of ['file:/x', 'FILE:///x', 'file://host/x'])
    expect(() => check(url, { kind: 'file', path: '/etc/passwd' })).toThrow('may not read');
  expect(() => requireOwnLocation(plugin(), 'mine:x', { type: 'gone' })).not.toThrow();
  expect(() => requireOwnLocation(plugin(), 'mine:x', undefined)).not.toThrow();
});

test('a process of a plugin is told nothing of the options of others', () => {
  const tree = { mine: { word: 'w' }, mail: { password: 'secret' }, 'mine-too': { password: 'secret' } };
  const changes = [
    { path: 'mine.word' },
    { path: 'mine' },
    { path: 'mail.password', after: 'secret' },
    { path: 'mine-too', after: 'secret' },
  ];
  const setup = setupFor(plugin(), {
    ...bareSetup,
    externals: [plugin(), { ...plugin(), name: 'other' }],
    options: tree,
    configuredExtractors: { '.x': 'secret/extractor' },
    configuration: { before: tree, after: tree, diff: { added: changes, removed: changes, changed: changes } },
  });
  expect(JSON.stringify(setup)).not.toContain('secret');
  expect(setup).toMatchObject({
    only: { name: 'mine' },
    externals: [],
    options: { mine: { word: 'w' } },
    configuration: { after: { mine: { word: 'w' } } },
  });
  expect(setup.configuration.diff.added).toEqual([{ path: 'mine.word' }, { path: 'mine' }]);
});
