import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinPlugins } from '../../../builtin/index.ts';
import type { Plugin } from '../../../plugin/define-plugin.ts';
import { describePlugin } from '../../loading/describe-plugin.ts';
import { isInvocationAnswer, isManifest } from './check-plugin.ts';

test('what our own plugins say of themselves is taken', async () => {
  for (const { load } of builtinPlugins) {
    const manifest = await describePlugin((await load()).default as Plugin);
    expect(isManifest(structuredClone(manifest)), manifest.name).toBe(true);
  }
});

test.each([
  ['no name', { extensions: {} }],
  ['a name without end', { name: 'x'.repeat(1001), extensions: {} }],
  ['no extensions', { name: 'x' }],
  ['extensions in a list', { name: 'x', extensions: [] }],
  ['extensions in bytes', { name: 'x', extensions: new Uint8Array(2 ** 26) }],
  ['extensions in a map of their own', { name: 'x', extensions: new Map() }],
  ['an unknown point', { name: 'x', extensions: { readers: {} } }],
  ['a point in bytes', { name: 'x', extensions: { commands: new Uint8Array(2 ** 26) } }],
  ['an extension that is none', { name: 'x', extensions: { commands: { a: 5 } } }],
  ['functions that are none', { name: 'x', extensions: { commands: { a: { data: {}, functions: [5] } } } }],
  ['data that is no JSON', { name: 'x', extensions: { commands: { a: { data: { at: new Date() }, functions: [] } } } }],
  [
    'extensions without end',
    {
      name: 'x',
      extensions: { commands: Object.fromEntries(Array.from({ length: 2000 }, (_, key) => [key, { data: {}, functions: [] }])) },
    },
  ],
  ['permissions that are none', { name: 'x', extensions: {}, permissions: { read: [5] } }],
  ['requirements that are none', { name: 'x', extensions: {}, requires: 'all' }],
])('%s is no manifest', (_what, value) => {
  const started = performance.now();
  expect(isManifest(value)).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});

test('garbage is neither a manifest nor an answer', () => {
  fc.assert(
    fc.property(fc.anything({ withTypedArray: true, withMap: true, withBigInt: true, withSparseArray: true }), (value) => {
      expect(isManifest(value)).toBe(false);
      expect(isInvocationAnswer(value)).toBe(value === undefined || typeof value === 'boolean');
      expect(isInvocationAnswer({ type: 'content', location: value })).toBe(false);
    }),
  );
});
