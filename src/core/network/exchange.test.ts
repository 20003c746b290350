import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../plugin/hosts.ts';
import { exchange } from './exchange.ts';
import { serve } from './test-server.ts';

/** Tells what it was asked. */
const mirror = await serve((request, response) => {
  const { method, url, headers } = request;
  response.setHeader('X-Twice', ['a', 'b']).setHeader('Set-Cookie', ['c=1', 'd=2']);
  void text(request).then((body) => response.end(JSON.stringify({ method, url, headers, body })));
});

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const asked = async (request: HttpRequest, ...permitted: string[]): Promise<Asked> =>
  JSON.parse(Buffer.from((await exchange(request, permitted)).body).toString()) as Asked;

test('a request is sent as it was given', async () => {
  const headers = { 'User-Agent': 'paise2/1', accept: 'text/plain', Cookie: 'own=1' };
  expect(await asked({ url: `http://${mirror}/a%20b?c=d#e`, headers }, mirror)).toEqual({
    method: 'GET',
    url: '/a%20b?c=d',
    headers: {
      host: mirror,
      'user-agent': 'paise2/1',
      accept: 'text/plain',
      cookie: 'own=1',
      'accept-encoding': 'gzip, deflate, br, zstd',
      connection: 'close',
    },
    body: '',
  });
});

test('a body is posted, empty or not', async () => {
  const url = `http://${mirror}/`;
  const body = Buffer.from('words');
  expect(await asked({ url, method: 'POST', body }, mirror)).toMatchObject({
    method: 'POST',
    body: 'words',
    headers: { 'content-length': '5' },
  });
  expect(await asked({ url, method: 'POST' }, mirror)).toMatchObject({ method: 'POST', body: '' });
});

test('an answer tells status, URL, headers and body', async () => {
  const host = await serve((_request, response) => {
    response.writeHead(404, { ETag: '"1"', 'X-Word': 'w', 'Content-Length': '8' }).end('not here');
  });
  const { status, url, headers, body } = await exchange({ url: `http://${host}/x#y` }, [host]);
  expect({ status, url, body: Buffer.from(body).toString() }).toEqual({ status: 404, url: `http://${host}/x#y`, body: 'not here' });
  expect(headers).toMatchObject({ etag: '"1"', 'x-word': 'w', 'content-length': '8' });
});

test('headers that come twice are joined', async () => {
  const { headers } = await exchange({ url: `http://${mirror}/` }, [mirror]);
  expect(headers).toMatchObject({ 'x-twice': 'a, b', 'set-cookie': 'c=1, d=2' });
});

test('cookies are not kept', async () => {
  const host = await serve((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/second', 'set-cookie': 'c=1' }).end();
    else response.end(request.headers.cookie ?? 'none');
  });
  expect(Buffer.from((await exchange({ url: `http://${host}/` }, [host])).body).toString()).toBe('none');
});

test('a HEAD has no body, whatever its headers say', async () => {
  const host = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': String(2 ** 40), 'content-encoding': 'gzip' }).end();
  });
  expect(await exchange({ url: `http://${host}/`, method: 'HEAD' }, [host])).toMatchObject({ status: 200, body: Buffer.alloc(0) });
});

test('nothing has changed', async () => {
  const host = await serve((request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"', 'content-encoding': 'br' }).end();
  });
  const headers = { 'if-none-match': '"1"' };
  expect(await exchange({ url: `http://${host}/`, headers }, [host])).toMatchObject({ status: 304, body: Buffer.alloc(0) });
});

test.each<[string, HttpRequest]>([
  ['a file', { url: 'file:///etc/passwd' }],
  ['no URL', { url: 'example.org' }],
  ['a password in the URL', { url: `http://user:secret@${mirror}/` }],
  ['another method', { url: `http://${mirror}/`, method: 'DELETE' as 'GET' }],
  ['a body without POST', { url: `http://${mirror}/`, body: Buffer.from('x') }],
  ['a header of two lines', { url: `http://${mirror}/`, headers: { a: 'b\r\nc: d' } }],
  ['a NUL in a header', { url: `http://${mirror}/`, headers: { a: '\0' } }],
  ['a header beyond Latin-1', { url: `http://${mirror}/`, headers: { a: '→' } }],
  ['a line end in the name of a header', { url: `http://${mirror}/`, headers: { 'a\n': 'b' } }],
  ['another host', { url: `http://${mirror}/`, headers: { Host: 'example.org' } }],
  ['two ways to frame', { url: `http://${mirror}/`, method: 'POST', headers: { 'transfer-encoding': 'chunked' } }],
  ['no time', { url: `http://${mirror}/`, timeoutMs: Number.NaN }],
  ['no bytes', { url: `http://${mirror}/`, maxBytes: -1 }],
])('%s is not asked for', async (_, request) => {
  const refused = exchange(request, ['*', mirror]);
  await expect(refused).rejects.toMatchObject({ name: 'PaiseError', code: 'BAD_PLUGIN_OUTPUT' });
  await expect(refused).rejects.not.toThrow('secret');
});

test('a header without a value that is text is refused', async () => {
  const headers = { a: undefined } as unknown as Record<string, string>;
  await expect(exchange({ url: `http://${mirror}/`, headers }, [mirror])).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});

test('a part is asked for as it is', async () => {
  expect(await asked({ url: `http://${mirror}/`, headers: { range: 'bytes=0-9' } }, mirror)).toMatchObject({
    headers: { 'accept-encoding': 'identity' },
  });
});
