import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const fetcher: Template = {
  point: 'contentFetchers',
  about: (name) => `Gets the content of \`${name}:\` URLs from a server. A source lists them.`,
  code: fromExample('network-fetcher', 'wiki'),
  test: (name) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetcherContract, fetchWith } from 'paise2/testing';
import plugin from './index.ts';

const url = '${name}:///Front%20page';
const answering = (status: number, body = '') => ({
  url,
  answers: { 'https://${name}.example.org/Front%20page': { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body } },
});

test('a page is fetched with its type', async () => {
  const { result, bytes } = await fetchWith(plugin, 'page', answering(200, '<h1>Hello</h1>'));
  assert.partialDeepStrictEqual(result, { type: 'content', mimeType: 'text/html', metadata: { title: 'Front page' } });
  assert.equal(new TextDecoder().decode(bytes), '<h1>Hello</h1>');
});

test('what the status means', async () => {
  assert.deepEqual((await fetchWith(plugin, 'page', answering(404))).result, { type: 'gone' });
  await assert.rejects(fetchWith(plugin, 'page', answering(403)), { name: 'SkipContent' });
  await assert.rejects(fetchWith(plugin, 'page', answering(503)), { name: 'RetryLater' });
  await assert.rejects(fetchWith(plugin, 'page', answering(400)), { name: 'RejectContent' });
});

const module = new URL('./index.ts', import.meta.url);
const scenario = () => ({ content: [{ ...answering(200, '<h1>Hello</h1>'), bytes: '<h1>Hello</h1>' }], gone: [answering(404)] });
for (const { name, run } of fetcherContract({ module, key: 'page' }, scenario)) test(name, run);
`,
};
