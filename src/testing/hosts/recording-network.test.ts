import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../plugin/hosts.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { recordingNetwork, type Answer, type NetworkSettings, type RecordedRequest } from './recording-network.ts';

function open(settings: NetworkSettings, hosts: readonly string[] = ['example.org'], signal = new AbortController().signal) {
  const requests: RecordedRequest[] = [];
  const { request } = recordingNetwork({ plugin: 'a', hosts, signal, requests, ...settings });
  return { request, requests };
}

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

test('a table answers by URL, and what it does not know is an error of the test', async () => {
  const { request, requests } = open({ answers: { 'https://example.org/a': { headers: { ETag: '1' }, body: 'text' } } });
  const { status, headers, body, url } = await request({ url: 'https://example.org/a', headers: { accept: '*/*' } });
  expect([status, headers, textOf(body), url]).toEqual([200, { etag: '1' }, 'text', 'https://example.org/a']);
  expect(requests).toEqual([{ method: 'GET', url: 'https://example.org/a', headers: { accept: '*/*' } }]);
  await expect(request({ url: 'https://example.org/b' })).rejects.toThrow('The test has no answer for https://example.org/b.');
  await expect(open({}).request({ url: 'https://example.org/a' })).rejects.toThrow('The test has no answer');
});

test('what the permissions do not name is refused, also where a redirect leads', async () => {
  const { request, requests } = open({ answers: () => ({ status: 302, headers: { location: 'https://elsewhere.example/' } }) });
  await expect(request({ url: 'https://elsewhere.example/' })).rejects.toMatchObject({ code: 'NOT_PERMITTED', plugin: 'a' });
  expect(requests).toEqual([]);
  await expect(request({ url: 'https://example.org/' })).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  await expect(request({ url: 'file:///etc/passwd' })).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});

/** Leads to its neighbour, down to 0. */
function countdown({ url, method }: HttpRequest): Answer {
  const left = Number(url.split('/').at(-1));
  return left === 0 ? { body: method ?? 'GET' } : { status: 303, headers: { location: `./${left - 1}` } };
}

test('redirects are followed to their end, and not without end', async () => {
  const { request } = open({ answers: countdown });
  const { body, url } = await request({ url: 'https://example.org/10', method: 'POST', body: new Uint8Array(1) });
  expect([textOf(body), url]).toEqual(['GET', 'https://example.org/0']);
  await expect(request({ url: 'https://example.org/11' })).rejects.toThrow('leads elsewhere more than 10 times');
});

test('time and size are bounded, and the signal is heard', async () => {
  const silent = open({ answers: () => new Promise(() => {}) });
  const late = await silent.request({ url: 'https://example.org/', timeoutMs: 10 }).catch((error: unknown) => error);
  expect(authorOutcome(late)).toBe('retry');
  const large = open({ answers: () => ({ body: 'ab' }) });
  await expect(large.request({ url: 'https://example.org/', maxBytes: 1 })).rejects.toThrow('larger than 1 bytes');
  const stop = new AbortController();
  const stopped = open({ answers: () => new Promise(() => {}) }, ['example.org'], stop.signal).request({ url: 'https://example.org/' });
  stop.abort(new Error('The engine stops.'));
  await expect(stopped).rejects.toMatchObject({ code: 'ABORTED' });
});

test('a server of this machine is really asked, where the test says so, and none elsewhere', async () => {
  const server = createServer((asked, answer) => void answer.writeHead(201, { 'X-Method': asked.method }).end(asked.url)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { request } = open({ network: true }, [`127.0.0.1:${port}`, 'example.org']);
  try {
    const { status, headers, body } = await request({ url: `http://127.0.0.1:${port}/a`, method: 'POST', body: new Uint8Array(3) });
    expect([status, headers['x-method'], textOf(body)]).toEqual([201, 'POST', '/a']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const refused = await request({ url: `http://127.0.0.1:${port}/a` }).catch((error: unknown) => error);
  expect(authorOutcome(refused)).toBe('retry');
  await expect(request({ url: 'https://example.org/' })).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});
