import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { exchange } from './exchange.ts';
import { serve, serveRaw } from './test-server.ts';

const words = Buffer.from('some words '.repeat(1000));

const servePacked = (coding: string, body: Uint8Array): Promise<string> =>
  serve((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));

const ask = (host: string, maxBytes?: number): ReturnType<typeof exchange> =>
  exchange({ url: `http://${host}/`, ...(maxBytes !== undefined && { maxBytes }) }, [host]);

const forms: readonly (readonly [string, (bytes: Uint8Array) => Buffer])[] = [
  ['gzip', gzipSync],
  ['X-GZip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
  ['identity', Buffer.from],
];

test.each(forms)('%s is unpacked', async (coding, pack) => {
  const { body, headers } = await ask(await servePacked(coding, pack(words)));
  expect(Buffer.from(body).equals(words)).toBe(true);
  expect('content-encoding' in headers).toBe(coding === 'identity');
});

test.each(forms)('the limit on bytes holds for what was %s', async (coding, pack) => {
  const host = await servePacked(coding, pack(words));
  expect((await ask(host, words.length)).body).toHaveLength(words.length);
  await expect(ask(host, words.length - 1)).rejects.toMatchObject({
    code: 'CONTENT_UNREADABLE',
    message: 'The answer is larger than 10999 bytes.',
  });
});

test.each(forms.filter(([coding]) => coding !== 'identity'))('damaged %s is told', async (coding, pack) => {
  const packed = pack(words);
  const cut = await servePacked(coding, packed.subarray(0, packed.length - 5));
  await expect(ask(cut)).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE', message: expect.stringContaining('damaged') as string });
  const wrong = await servePacked(coding, Buffer.alloc(100, 'x'));
  await expect(ask(wrong)).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE', message: expect.stringContaining('damaged') as string });
});

test('what makes gigabytes of little stops at 64 MiB', async () => {
  const layer = gzipSync(Buffer.alloc(128 * 1024 * 1024));
  await expect(ask(await servePacked('gzip', layer))).rejects.toMatchObject({
    code: 'CONTENT_UNREADABLE',
    message: 'The answer is larger than 67108864 bytes.',
  });
  await expect(ask(await servePacked('gzip, gzip', gzipSync(layer)))).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
  await expect(ask(await servePacked('gzip, gzip, gzip', words))).rejects.toMatchObject({ message: 'The answer is packed 3 times.' });
  await expect(ask(await servePacked('rot13', words))).rejects.toMatchObject({
    message: 'The answer is packed in an unknown way: "rot13".',
  });
});

test('a body without end is cut off', async () => {
  let open = 0;
  const host = await serve((_request, response) => {
    open += 1;
    response.on('close', () => (open -= 1));
    const more = (): void => void (response.writable && response.write(words, () => setImmediate(more)));
    more();
  });
  await expect(ask(host, 100_000)).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
  await expect.poll(() => open).toBe(0);
});

test('the time is for the whole exchange, however steadily it drips', async () => {
  let closed = false;
  const host = await serve((_request, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => {
      clearInterval(drip);
      closed = true;
    });
  });
  const began = performance.now();
  await expect(exchange({ url: `http://${host}/`, timeoutMs: 300 }, [host])).rejects.toMatchObject({
    name: 'RetryLater',
    message: 'There was no full answer within 300 ms.',
  });
  expect(performance.now() - began).toBeLessThan(5000);
  await expect.poll(() => closed).toBe(true);
});

const neverFound = (): Promise<never> => new Promise(() => {});

test('the time holds for redirects together, for silence and for the look-up', async () => {
  const slow = await serve((_request, response) => void delay(80).then(() => response.writeHead(302, { location: '/' }).end()));
  const silent = await serveRaw(() => {});
  for (const host of [slow, silent]) {
    await expect(exchange({ url: `http://${host}/`, timeoutMs: 200 }, [host])).rejects.toMatchObject({ name: 'RetryLater' });
  }
  await expect(exchange({ url: 'http://example.org/', timeoutMs: 50 }, ['*'], undefined, neverFound)).rejects.toMatchObject({
    name: 'RetryLater',
  });
});

test('a signal stops it, and closes the connection', async () => {
  const stop = new AbortController();
  const closed = Promise.withResolvers<void>();
  const host = await serve((request) => {
    request.on('close', closed.resolve);
    stop.abort();
  });
  await expect(exchange({ url: `http://${host}/` }, [host], stop.signal)).rejects.toMatchObject({ code: 'ABORTED' });
  await closed.promise;
  await expect(exchange({ url: `http://${host}/` }, [host], AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
});

test('connections are closed when it is over', async () => {
  const sockets: Promise<unknown>[] = [];
  const host = await serveRaw((socket) => {
    sockets.push(once(socket, 'close'));
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok'));
  });
  expect(await ask(host)).toMatchObject({ status: 200 });
  await Promise.all(sockets);
  expect(sockets).toHaveLength(1);
});

test.each([
  ['nothing', ''],
  ['half of the headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
  ['half of the body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
  ['half of the chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
])('a host that closes after %s is asked again later', async (_, answer) => {
  const ending = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
  await expect(ask(ending)).rejects.toMatchObject({
    name: 'RetryLater',
    message: expect.stringMatching(`^${ending} cannot be reached: `) as string,
  });
  const resetting = await serveRaw((socket) => socket.once('data', () => socket.write(answer, () => socket.resetAndDestroy())));
  await expect(ask(resetting)).rejects.toMatchObject({ name: 'RetryLater' });
});

test('a port that nobody listens at', async () => {
  const host = '127.0.0.1:1';
  await expect(ask(host)).rejects.toMatchObject({ name: 'RetryLater', message: '127.0.0.1:1 cannot be reached: connection refused.' });
});

test.each([
  ['headers that are too large', `HTTP/1.1 200 OK\r\n${'a: '.padEnd(1000, 'b').concat('\r\n').repeat(100)}\r\n`, 'headers'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 'not valid HTTP'],
  ['a change of the protocol', 'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', 'another protocol'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 'not valid HTTP'],
  ['chunks that are none', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 'not valid HTTP'],
])('%s cannot be read', async (_, answer, reason) => {
  const host = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
  await expect(ask(host)).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE', message: expect.stringContaining(reason) as string });
});
