import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const extractor: Template = {
  point: 'contentExtractors',
  about: (name) => `Reads \`.${name}\` files: lines like \`title: Soup\` and \`tags: winter, quick\`, an empty line, and text.`,
  code: fromExample('first-plugin', 'recipe'),
  test: (name) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractWith, extractorContract } from 'paise2/testing';
import plugin from './index.ts';

const soup = { name: 'soup.${name}', mimeType: 'text/plain', bytes: 'title: Soup\\ntags: winter, quick\\n\\nPeel the carrots.\\n' };

test('title and tags are metadata, the rest is the text', async () => {
  const { items } = await extractWith(plugin, 'file', soup);
  assert.deepEqual(items, [{ text: 'Peel the carrots.', metadata: { title: 'Soup', tags: ['winter', 'quick'] } }]);
});

test('tags that are not worth finding are left out', async () => {
  const { items } = await extractWith(plugin, 'file', { ...soup, options: { ignoreTags: ['quick'] } });
  assert.deepEqual(items[0]?.metadata.tags, ['winter']);
});

test('an empty file is skipped', async () => {
  await assert.rejects(extractWith(plugin, 'file', { ...soup, bytes: '' }), { name: 'SkipContent' });
});

const module = new URL('./index.ts', import.meta.url);
for (const { name, run } of extractorContract({ module, key: 'file' }, { samples: [soup] })) test(name, run);
`,
};
