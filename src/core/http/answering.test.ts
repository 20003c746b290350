import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { PaiseError } from '../../plugin/errors.ts';
import { keyOf } from './keys.ts';
import { openTestServer, route, send } from './test-http.ts';

const hello = route('/', async () => new Response('hello'), 'anyone');

test('every answer has the headers that make it safe, and none that lets another site read it', async () => {
  const open = new Response('open', {
    headers: {
      'access-control-allow-origin': '*',
      'cache-control': 'max-age=1',
      'content-security-policy': 'sandbox',
      'set-cookie': 'a=1',
    },
  });
  const { send: ask } = await openTestServer([hello, route('/open', async () => open, 'anyone')]);
  const { status, headers, body } = await ask('/');
  expect({ status, body }).toEqual({ status: 200, body: 'hello' });
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/);
  const own = (await ask('/open')).headers;
  expect(own).toMatchObject({ 'cache-control': 'max-age=1', 'content-security-policy': 'sandbox', 'set-cookie': ['a=1'] });
  expect(own).not.toHaveProperty('access-control-allow-origin');
  const refused = await ask('/', { headers: { host: 'evil.example' } });
  expect(refused.status).toBe(403);
  expect(refused.headers['content-security-policy']).toContain("default-src 'none'");
  expect(JSON.parse(refused.body)).toEqual({ error: { code: 'WRONG_HOST', message: expect.any(String) as string } });
});

test('a handler sees the request, who asks, and no secrets', async () => {
  const echo = route('/echo', async (request, visitor) =>
    Response.json({
      method: request.method,
      url: request.url,
      body: await request.text(),
      visitor,
      headers: Object.fromEntries(request.headers),
    }),
  );
  const { send: ask, cookie, door } = await openTestServer([echo]);
  const asked = await ask('/echo/a%20b/../c?x=1', {
    method: 'PUT',
    headers: { cookie, origin: door.origin, 'content-type': 'text/plain', 'x-own': 'yes' },
    body: 'a text',
  });
  const { headers, ...rest } = JSON.parse(asked.body) as { readonly headers: Readonly<Record<string, string>> };
  expect(rest).toEqual({ method: 'PUT', url: `${door.origin}/echo/c?x=1`, body: 'a text', visitor: 'browser' });
  expect(headers).toMatchObject({ 'content-type': 'text/plain', 'x-own': 'yes' });
  expect(Object.keys(headers)).not.toContain('cookie');
  const program = await ask('/echo', { headers: { authorization: `Bearer ${keyOf(door.secret, '/echo')}` } });
  expect(JSON.parse(program.body)).toMatchObject({
    visitor: 'program',
    headers: expect.not.objectContaining({ authorization: expect.anything() as unknown }) as unknown,
  });
});

test('a key fits its path alone', async () => {
  const { send: ask, door } = await openTestServer([
    hello,
    route('/api', async () => new Response('api')),
    route('/mcp', async () => new Response('mcp'), 'key'),
  ]);
  const withKey = async (path: string, of: string) =>
    (await ask(path, { headers: { authorization: `Bearer ${keyOf(door.secret, of)}` } })).status;
  expect(await Promise.all([withKey('/api', '/api'), withKey('/api/below', '/api'), withKey('/mcp', '/mcp')])).toEqual([200, 200, 200]);
  expect(
    await Promise.all([withKey('/api', '/mcp'), withKey('/mcp', '/api'), withKey('/api', '/'), withKey('/api/below', '/api/below')]),
  ).toEqual([401, 401, 401, 401]);
});

test('a browser comes in by a link, once, stays, and leaves', async () => {
  const { send: ask, door } = await openTestServer([route('/api', async (_, visitor) => new Response(visitor))]);
  const links = { method: 'POST', headers: { authorization: `Bearer ${keyOf(door.secret, '/session')}` } };
  expect((await ask('/session/links', { method: 'POST' })).status).toBe(401);
  const { link } = JSON.parse((await ask('/session/links', links)).body) as { readonly link: string };
  expect(link).toMatch(new RegExp(`^${door.origin}/#enter=[\\w-]{43}$`));
  const enter = { method: 'POST', headers: { origin: door.origin }, body: JSON.stringify({ code: link.split('=')[1] }) };
  const entered = await ask('/session', enter);
  expect(entered.status).toBe(204);
  const [cookie = ''] = entered.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^paise2=\d+\.[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000$/);
  const [pair = ''] = cookie.split(';');
  expect(await ask('/api', { headers: { cookie: pair } })).toMatchObject({ status: 200, body: 'browser' });
  const again = await ask('/session', { headers: { cookie: pair } });
  expect(again).toMatchObject({ status: 204, headers: { 'set-cookie': [expect.stringContaining('paise2=')] } });
  expect((await ask('/session')).status).toBe(401);
  expect((await ask('/session', enter)).status).toBe(401);
  const left = await ask('/session', { method: 'DELETE', headers: { cookie: pair, origin: door.origin } });
  expect(left).toMatchObject({ status: 204, headers: { 'set-cookie': [expect.stringMatching(/^paise2=; .*Max-Age=0$/)] } });
  for (const path of ['/session/other', '/session/links/x']) expect((await ask(path)).status).toBe(404);
  for (const body of ['', '{', '{}', '[]', 'null', '{"code":1}', '{"code":{}}']) {
    const status = (await ask('/session', { ...enter, body })).status;
    expect(status, body).toBe(401);
  }
});

test('who guesses is told to wait, and nobody else', async () => {
  const { send: ask, door } = await openTestServer([route('/api', async () => new Response())]);
  const guess = { headers: { authorization: `Bearer ${'x'.repeat(43)}` } };
  const statuses: number[] = [];
  for (let index = 0; index < 22; index += 1) statuses.push((await ask('/api', guess)).status);
  expect(statuses.slice(-3)).toEqual([401, 429, 429]);
  expect((await ask('/session', { method: 'POST', headers: { origin: door.origin }, body: '{"code":"x"}' })).status).toBe(429);
  expect((await ask('/api', { headers: { authorization: `Bearer ${keyOf(door.secret, '/api')}` } })).status).toBe(200);
});

test('what a handler throws is told, and costs its own request only', async () => {
  const { send: ask, complaints } = await openTestServer([
    hello,
    route('/throws', () => Promise.reject(new Error('broken')), 'anyone'),
    route(
      '/at-once',
      () => {
        throw new Error('at once');
      },
      'anyone',
    ),
    route('/usage', () => Promise.reject(new PaiseError('USAGE', 'No such word.', { hint: 'Say another.' })), 'anyone'),
    route('/paise', () => Promise.reject(new PaiseError('INDEX_MISSING', 'Nothing was indexed.')), 'anyone'),
    route('/nothing', async () => undefined as unknown as Response, 'anyone'),
  ]);
  const errorOf = async (path: string) => {
    const { status, body } = await ask(path);
    return [status, (JSON.parse(body) as { readonly error: unknown }).error];
  };
  expect(await errorOf('/throws')).toEqual([500, { code: 'PLUGIN_FAILED', message: 'broken' }]);
  expect(await errorOf('/at-once')).toEqual([500, { code: 'PLUGIN_FAILED', message: 'at once' }]);
  expect(await errorOf('/usage')).toEqual([400, { code: 'USAGE', message: 'No such word.', hint: 'Say another.' }]);
  expect(await errorOf('/paise')).toEqual([500, { code: 'INDEX_MISSING', message: 'Nothing was indexed.' }]);
  expect((await errorOf('/nothing'))[0]).toBe(500);
  expect((await ask('/')).status).toBe(200);
  expect(complaints).toContain('GET /throws failed: broken');
});

test('who takes too long is told to stop, and a stream may go on', async () => {
  const stopped = Promise.withResolvers<void>();
  const slow = route(
    '/slow',
    (request) => {
      request.signal.addEventListener('abort', () => stopped.resolve());
      return new Promise(() => {});
    },
    'anyone',
  );
  const stream = route(
    '/stream',
    async () =>
      new Response(
        new ReadableStream({
          async start(controller) {
            await sleep(150);
            controller.enqueue(new TextEncoder().encode('late'));
            controller.close();
          },
        }),
      ),
    'anyone',
  );
  const { send: ask } = await openTestServer([slow, stream], 50);
  expect(await ask('/stream')).toMatchObject({ status: 200, body: 'late' });
  expect((await ask('/slow')).status).toBe(504);
  await stopped.promise;
});

test('a body is at most a megabyte, whatever is said of its length', async () => {
  const length = route('/', async (request) => new Response(String((await request.arrayBuffer()).byteLength)));
  const { send: ask, cookie, door } = await openTestServer([length]);
  const post = (body: Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
    ask('/', { method: 'POST', body, headers: { cookie, origin: door.origin, ...headers } });
  expect(await post(new Uint8Array(1024 * 1024))).toMatchObject({ status: 200, body: '1048576' });
  for (const headers of [{}, { 'transfer-encoding': 'chunked' }])
    expect(await post(new Uint8Array(1024 * 1024 + 1), headers).catch(() => ({ status: 413 }))).toMatchObject({ status: 413 });
  expect((await post(new Uint8Array(1))).status).toBe(200);
});

test('the head of an answer is that of the answer', async () => {
  const { send: ask } = await openTestServer([
    route('/', async () => new Response('hello', { status: 203, headers: { etag: '"1"' } }), 'anyone'),
  ]);
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 203, body: '', headers: { etag: '"1"' } });
});

test('sixty-four requests are answered at once, and the next one is put off', async () => {
  const held = Promise.withResolvers<void>();
  let began = 0;
  const slow = route(
    '/',
    async () => {
      began += 1;
      await held.promise;
      return new Response('late');
    },
    'anyone',
  );
  const { send: ask } = await openTestServer([slow]);
  const asked = Array.from({ length: 64 }, () => ask('/'));
  await vi.waitUntil(() => began === 64);
  expect((await ask('/')).status).toBe(503);
  held.resolve();
  expect((await Promise.all(asked)).every(({ status }) => status === 200)).toBe(true);
  expect((await ask('/')).status).toBe(200);
});

/** Says something every few milliseconds, until nobody listens. */
function ticking(onEnd: () => void) {
  return route(
    '/events',
    async (request) => {
      let timer: NodeJS.Timeout | undefined;
      const events = new ReadableStream<Uint8Array>({
        start(controller) {
          timer = setInterval(() => controller.enqueue(new TextEncoder().encode('data: tick\n\n')), 5);
          request.signal.addEventListener('abort', onEnd);
        },
        cancel: () => clearInterval(timer),
      });
      return new Response(events, { headers: { 'content-type': 'text/event-stream' } });
    },
    'anyone',
  );
}

function listenTo(port: number, heard: (text: string) => void) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', heard);
  socket.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  return socket;
}

test('events come as they happen, and end when whoever listened is gone', async () => {
  const ended = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  const { door, complaints } = await openTestServer([ticking(ended.resolve)]);
  const socket = listenTo(door.port, (text) => text.includes('tick') && heard.resolve());
  await heard.promise;
  socket.destroy();
  await ended.promise;
  await sleep(50);
  expect(complaints).toEqual([]);
});

test('the server ends within a second, whoever listens', async () => {
  const heard = Promise.withResolvers<void>();
  const { door, close, complaints } = await openTestServer([ticking(() => {}), route('/stuck', () => new Promise(() => {}), 'anyone')]);
  const socket = listenTo(door.port, (text) => text.includes('tick') && heard.resolve());
  send(door.port, '/stuck').catch(() => {});
  const idle = connect(door.port, '127.0.0.1').on('error', () => {});
  await heard.promise;
  const started = performance.now();
  await close();
  expect(performance.now() - started).toBeLessThan(1000);
  socket.destroy();
  idle.destroy();
  expect(complaints).toEqual([]);
});

test('whatever comes over the wire, the next request is answered', async () => {
  const { door, send: ask } = await openTestServer([hello]);
  const host = `Host: 127.0.0.1:${door.port}`;
  const lines = [
    'nonsense',
    `GET / HTTP/1.1\r\n${host}\r\n${host}`,
    `GET http://evil.example/ HTTP/1.1\r\n${host}`,
    `GET //evil.example/ HTTP/1.1\r\n${host}`,
    `GET /%zz HTTP/1.1\r\n${host}`,
    `GET / HTTP/1.1\r\n${host}\r\nX: ${'x'.repeat(20_000)}`,
    `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked`,
    `OPTIONS * HTTP/1.1\r\n${host}`,
    `CONNECT evil.example:80 HTTP/1.1\r\n${host}`,
    `GET / HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket`,
    `GET / HTTP/1.0`,
    '\0\x01\x02',
  ];
  for (const line of lines) {
    const socket = connect(door.port, '127.0.0.1').on('error', () => {});
    const [first = ''] = await new Promise<string[]>((resolve) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('close', () => resolve(text.split('\r\n')));
      socket.end(`${line}\r\n\r\n`);
    });
    expect(first, line).toMatch(/^(?:HTTP\/1\.1 (?:4\d\d|200) .*)?$/);
    expect((await ask('/')).status, line).toBe(200);
  }
});
