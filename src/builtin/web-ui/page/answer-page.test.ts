import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpHandlerHost } from '../../../core/hosts/create-host.ts';
import type { HttpHandlerHost } from '../../../plugin/http-handler.ts';
import type { Paise } from '../../../plugin/paise.ts';
import { answerPage } from './answer-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'paise2-page-'));
const script = 'const paise = 2;\n'.repeat(200);

beforeAll(() => {
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>paise2</title>');
  writeFileSync(join(folder, 'web/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'web/assets/index-abc.js'), script);
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'web/link.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** The page asks nothing of paise2. */
const host = (of: string): HttpHandlerHost =>
  createHttpHandlerHost(
    { plugin: 'web-ui', id: 'web-ui/page' },
    {
      options: {},
      log: silent,
      signal: new AbortController().signal,
      paise: {} as Paise,
      origin: 'http://127.0.0.1:7247',
      visitor: 'unknown',
      folder: of,
    },
  );

const get = (path: string, init: RequestInit = {}, of = folder): Promise<Response> =>
  answerPage(host(of), new Request(`http://127.0.0.1:7247${path}`, init));

test('every view is the one page, which is asked for anew each time', async () => {
  for (const path of ['/', '/?q=tree', '/status', '/settings', '/index.html']) {
    const response = await get(path);
    expect(await response.text(), path).toContain('<title>paise2</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const etag = response.headers.get('etag') ?? '';
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  }
});

test('what has its content in its name is kept for ever, and sent packed where that is understood', async () => {
  const plain = await get('/assets/index-abc.js');
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await plain.text()).toBe(script);
  const packed = await get('/assets/index-abc.js', { headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(script);
  const head = await get('/assets/index-abc.js', { method: 'HEAD' });
  expect([await head.text(), head.headers.get('content-length')]).toEqual(['', String(script.length)]);
});

test('nothing but the files of the page is answered', async () => {
  const paths = [
    '/secret.txt',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets',
    '/assets/',
    '/link.txt',
    '//etc/passwd',
    '/%00',
    '/__proto__',
    '/constructor',
    '/web/index.html',
    '/favicon.ico',
  ];
  for (const path of paths) expect((await get(path)).status, path).toBe(404);
  expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
});

test('where the page was not built, it says so', async () => {
  const response = await get('/', {}, join(folder, 'none'));
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(await response.text()).toContain('npm run build');
});

test('a browser can add it as a search engine', async () => {
  const response = await get('/opensearch.xml');
  expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml');
  const text = await response.text();
  expect(text).toContain('template="http://127.0.0.1:7247/?q={searchTerms}"');
  expect(text).toContain('http://127.0.0.1:7247/api/v1/suggest/opensearch?q={searchTerms}');
});

test('anyone may ask whether it is well', async () => {
  expect(await (await get('/health')).json()).toEqual({ ok: true });
});
