import { expect, test } from 'vitest';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { createRegistry } from '../loading/registry.ts';
import type { Settings } from '../system.ts';
import { createRenderingCheck } from './has-rendering.ts';

const draws = { render: async () => undefined };
const extractor = (type: string, more: Partial<ContentExtractor> = {}): ContentExtractor => ({
  version: 1,
  preferredMimeTypes: [type],
  extract: async () => {},
  ...more,
});
const plugins = [
  definePlugin({ name: 'pictures', contentExtractors: { png: extractor('image/png', draws), raw: extractor('image/raw') } }),
  definePlugin({ name: 'boxes', contentExtractors: { box: extractor('application/box') } }),
];

function opened() {
  const loaded: string[] = [];
  const candidates = plugins.map((plugin): PluginCandidate => ({
    name: plugin.name,
    from: 'built-in',
    load: async () => (loaded.push(plugin.name), { default: plugin }),
  }));
  const registry = createRegistry(candidates, { disabled: [], strict: true, importDeadlineMs: 1000 });
  const settings = { engine: { extractors: {} }, options: {} } as unknown as Settings;
  return { loaded, isRendered: createRenderingCheck({ registry, settings }) };
}

const box = 'file:///a.box';
const item = (fields: Partial<StoredItem>): StoredItem => ({ url: box, ...fields }) as StoredItem;

test('what was read is drawn by what read it, and nothing else is loaded to know', async () => {
  const { isRendered, loaded } = opened();
  expect(await isRendered(item({ mimeType: 'image/png', extractor: 'pictures/png' }))).toBe(true);
  expect(await isRendered(item({ mimeType: 'image/png', extractor: 'pictures/raw' }))).toBe(false);
  expect(await isRendered(item({ mimeType: 'image/png', extractor: 'gone/png' }))).toBe(false);
  expect(loaded).toEqual(['pictures']);
});

test('what is in something, or was not read, by what would be chosen for its type', async () => {
  const { isRendered } = opened();
  const part = { url: `${box}!/1`, parentUrl: box, extractor: 'boxes/box' };
  expect(await isRendered(item({ ...part, mimeType: 'image/png' }))).toBe(true);
  expect(await isRendered(item({ ...part, mimeType: 'image/raw' }))).toBe(false);
  expect(await isRendered(item({ mimeType: 'image/png' }))).toBe(true);
  expect(await isRendered(item({ mimeType: 'text/plain' }))).toBe(false);
});
