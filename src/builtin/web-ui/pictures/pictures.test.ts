import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi, type TestApi } from '../test-api.ts';
import { testPng } from '../test-picture.ts';
import { createThumbnailFiles, removeThumbnails } from './thumbnail-files.ts';

let api: TestApi;
let data: string;
beforeAll(async () => {
  api = await testApi({ files: { 'wide.png': testPng(800, 400), 'text.txt': 'No picture.' } });
  data = api.system.paise.dataDirectory;
}, 60_000);
afterAll(() => api[Symbol.asyncDispose]());

test('a preview is a picture, no larger than asked for, and can do nothing', async () => {
  const response = await api.ask(`GET /items/${await api.id('wide.png')}/preview?longest=100`);
  expect(response.headers.get('content-type')).toMatch(/^image\/(png|jpeg)$/);
  expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(response.headers.get('cache-control')).toContain('private');
  expect(response.headers.get('x-pages')).toBe('1');
  expect(Number(response.headers.get('x-pixels')?.split('x')[0])).toBeLessThanOrEqual(100);
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50);
});

test('what the browser has is not rendered again', async () => {
  const id = await api.id('wide.png');
  const first = await api.ask(`GET /items/${id}/preview?longest=64`);
  const etag = first.headers.get('etag') ?? '';
  expect((await api.ask(`GET /items/${id}/preview?longest=64`, undefined, { 'if-none-match': etag })).status).toBe(304);
  expect((await api.ask(`GET /items/${id}/preview?longest=65`, undefined, { 'if-none-match': etag })).status).toBe(200);
});

test('pages that are not there, and items without a picture, have none', async () => {
  expect((await api.ask(`GET /items/${await api.id('wide.png')}/preview?page=2`)).status).toBe(404);
  expect((await api.ask(`GET /items/${await api.id('text.txt')}/preview`)).status).toBe(404);
  expect((await api.ask(`GET /items/${await api.id('text.txt')}/thumbnail`)).status).toBe(404);
});

test('a thumbnail is made once, lies where only the user may look, and goes with a reset', async () => {
  const id = await api.id('wide.png');
  const first = await api.ask(`GET /items/${id}/thumbnail`);
  const bytes = await first.arrayBuffer();
  const folder = join(data, 'thumbnails');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toHaveLength(1);
  const { paise } = api.host;
  const { render } = paise;
  Object.assign(paise, { render: () => Promise.reject(new Error('It is rendered again.')) });
  const second = await api.ask(`GET /items/${id}/thumbnail`);
  Object.assign(paise, { render });
  expect(await second.arrayBuffer()).toEqual(bytes);
  await removeThumbnails(data);
  expect(readdirSync(data)).not.toContain('thumbnails');
  expect((await api.ask(`GET /items/${id}/thumbnail`)).status).toBe(200);
});

const picture = (size: number) => ({ bytes: new Uint8Array(size), mimeType: 'image/png' as const });

test('thumbnails that were not used for longest go, also after a new start', async () => {
  const files = createThumbnailFiles(join(data, 'other'), 100);
  for (const name of ['1-1', '2-1', '3-1']) await files.write(name, picture(30));
  expect(await files.read('1-1')).toBeDefined();
  await files.write('4-1', picture(30));
  await expect.poll(() => readdirSync(join(data, 'other', 'thumbnails')).toSorted()).toEqual(['1-1.png', '3-1.png', '4-1.png']);
  const again = createThumbnailFiles(join(data, 'other'), 100);
  expect((await again.read('4-1'))?.bytes).toHaveLength(30);
  expect(await again.read('2-1')).toBeUndefined();
});
