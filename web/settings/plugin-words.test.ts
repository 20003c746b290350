import { expect, test } from 'vitest';
import type { PluginInfo } from '../../src/plugin/plugins.ts';
import { findPlugins, isNeeded, originWords, permissionWords } from './plugin-words.ts';
import { pathsOf } from './suggested-paths.ts';

const plugin = (more: Partial<PluginInfo>): PluginInfo => ({ name: 'x', from: 'built-in', state: 'enabled', extensions: {}, ...more });

test('what a plugin may do is said in words', () => {
  expect(permissionWords(plugin({}))).toEqual([]);
  const permissions = { read: ['~/Zotero'], hosts: ['*', 'localhost:23119'], commands: ['pandoc'], modules: ['node:sqlite'] as const };
  expect(permissionWords(plugin({ permissions, trusted: ['commands'] }))).toEqual([
    'read ~/Zotero',
    'reach any public server, localhost:23119',
    'start pandoc',
    'use node:sqlite, which nothing confines',
    'work within the engine (commands), where nothing confines it',
  ]);
});

test('what the page and the index live on cannot be turned off', () => {
  expect(isNeeded(plugin({ extensions: { dataStorageProviders: ['embedded/storage'] } }))).toBe(true);
  expect(isNeeded(plugin({ extensions: { contentExtractors: ['pdf/pdf'] } }))).toBe(false);
  expect(isNeeded(plugin({ extensions: { httpHandlers: ['web-ui/page', 'web-ui/api'] } }))).toBe(true);
  expect(isNeeded(plugin({ extensions: { httpHandlers: ['mcp/mcp'] } }))).toBe(false);
  expect(isNeeded(plugin({ from: 'package', extensions: { httpHandlers: ['x/page'] } }))).toBe(false);
  expect(isNeeded(plugin({ state: 'disabled', extensions: { httpHandlers: ['x/page'] } }))).toBe(false);
});

test('plugins are found by name, description and state', () => {
  const plugins = [
    plugin({ name: 'pdf', description: 'Reads PDF' }),
    plugin({ name: 'mail', state: 'disabled', description: 'Reads mail' }),
  ];
  expect(findPlugins(plugins, 'reads pdf').map(({ name }) => name)).toEqual(['pdf']);
  expect(findPlugins(plugins, 'disabled').map(({ name }) => name)).toEqual(['mail']);
  expect(findPlugins(plugins, '')).toHaveLength(2);
});

test('where a plugin is from is said with its version, unless it came along', () => {
  expect(originWords(plugin({}))).toBe('');
  expect(originWords(plugin({ from: 'package', version: '1.2.0' }))).toBe('a package, version 1.2.0');
});

test('paths are taken from what the sources propose', () => {
  const suggestions = [
    { title: 'Documents (12 files)', options: { roots: ['/home/x/Documents'] } },
    { title: 'Other', options: { other: true } },
  ];
  expect(pathsOf(suggestions)).toEqual([{ path: '/home/x/Documents', title: 'Documents (12 files)' }]);
});
