import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi, type TestApi } from '../test-api.ts';
import type { Failure } from './failures.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ files: { 'tree.md': 'A tree.', '7': 'A file that is called like an id.' } });
}, 60_000);
afterAll(() => api[Symbol.asyncDispose]());

async function failureOf(request: string, body?: unknown): Promise<Failure & { readonly status: number }> {
  const response = await api.ask(request, body);
  const { error } = (await response.json()) as { readonly error: Failure };
  return { ...error, status: response.status };
}

test('ids that are none are refused, whatever they look like', async () => {
  const hostile = [
    '..%2F..%2Fetc%2Fpasswd',
    '%2Fetc%2Fpasswd',
    'file:%2F%2F%2Fetc%2Fpasswd',
    '0',
    '-1',
    '1.5',
    '1e3',
    '0x1',
    '%00',
    '1%00',
    '٣',
    '%201',
  ];
  const huge = ['9'.repeat(16), '9'.repeat(5000)];
  for (const id of [...hostile, ...huge]) {
    for (const [method, rest, body] of [
      ['GET', ''],
      ['GET', '/text'],
      ['GET', '/preview'],
      ['GET', '/thumbnail'],
      ['POST', '/open', { how: 'open' }],
    ] as const)
      expect((await failureOf(`${method} /items/${id}${rest}`, body)).status, `${id}${rest}`).toBe(400);
    expect((await failureOf(`GET /similar/${id}`)).status).toBe(400);
  }
});

test('what is no id is never taken for a path, even where a file of this name is indexed', async () => {
  for (const path of ['/items/4711', '/items/4711/text', '/items/4711/preview', '/items/4711/thumbnail', '/similar/4711'])
    expect(await failureOf(`GET ${path}`), path).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect((await failureOf('GET /items/999999999999999')).status).toBe(404);
  expect((await failureOf('POST /items/4711/open', { how: 'reveal' })).status).toBe(404);
});

test('addresses that lead elsewhere lead nowhere', async () => {
  for (const path of ['/', '/nothing', '/items/1/../../../etc', '/items/1/text/more', '/search/', '/config/../../x'])
    expect((await failureOf(`GET ${path}`)).status, path).toBe(404);
  expect((await failureOf('DELETE /config')).status).toBe(404);
});

test('parameters have limits', async () => {
  const refused = [
    '/search',
    '/search?q=a&q=b',
    '/search?q[]=a',
    '/search?q=a&limit=201',
    '/search?q=a&limit=0',
    '/search?q=a&limit=1.5',
    '/search?q=a&limit=1e999',
    '/search?q=a&offset=10001',
    '/search?q=a&offset=-1',
    '/search?q=a&passages=21',
    '/search?q=a&facets=type,nothing',
    '/search?q=a&explain=1',
    '/search?q=a&budgetMs=999999',
    '/facets?q=a&facets=',
    '/suggest?text=a&limit=51',
    '/items?limit=201',
    '/items?status=lost',
    '/jobs?offset=10001',
    '/jobs?state=lost',
    '/log?limit=1001',
    '/items/1/text?from=-1',
    '/items/1/preview?page=0',
    '/items/1/preview?longest=4001',
    '/items/1/preview?longest=NaN',
    '/explain',
    '/folders?path=relative',
    '/folders?path=%00',
    `/explain?target=${'x'.repeat(4097)}`,
  ];
  for (const path of refused) expect(await failureOf(`GET ${path}`), path).toMatchObject({ status: 400, code: 'USAGE' });
  expect(await failureOf(`GET /search?q=${'x'.repeat(10_001)}`)).toMatchObject({ status: 400, where: 'q' });
  expect((await api.ask(`GET /search?q=${'x'.repeat(10_000)}`)).status).toBe(200);
});

test('hostile queries are queries', async () => {
  for (const q of ['%00', '%FF%FE', '"', '((((', 'a'.repeat(9000), '%22%20OR%201=1;--', '<script>', '%E2%80%AE']) {
    expect((await api.ask(`GET /search?q=${q}`)).status, q).toBe(200);
    expect((await api.ask(`GET /suggest?text=${q}`)).status, q).toBe(200);
  }
});

test('bodies are checked', async () => {
  const refused: readonly (readonly [string, unknown])[] = [
    ['POST /items/1/open', { how: 'run' }],
    ['POST /items/1/open', {}],
    ['POST /jobs/retry', { everything: true }],
    ['POST /jobs/retry', { ids: ['1'] }],
    ['POST /jobs/discard', []],
    ['POST /pause', { plugin: 1 }],
    ['POST /index', { targets: '/etc' }],
    ['POST /config/check', { text: 'x'.repeat(1_000_001) }],
    ['POST /config/edit', { text: '', option: '' }],
    ['PUT /searches/a.b', { query: 'x' }],
    ['PUT /searches/__proto__', { query: 'x' }],
    ['PUT /searches/fine', { query: '' }],
  ];
  for (const [request, body] of refused) expect(await failureOf(request, body), request).toMatchObject({ status: 400, code: 'USAGE' });
});

test('a body that is no JSON, or says that it is none, is refused', async () => {
  const broken = await api.ask('POST /pause', undefined, { 'content-type': 'application/json' });
  expect(broken.status).toBe(400);
  const form = await api.ask('POST /jobs/discard', { ids: [1] }, { 'content-type': 'text/plain' });
  expect(form.status).toBe(415);
  expect(await form.json()).toHaveProperty('error.code', 'USAGE');
});

test('what does not exist is told as such', async () => {
  for (const request of [
    'POST /plugins/nothing/enable',
    'POST /plugins/nothing/disable',
    'DELETE /searches/nothing',
    'GET /folders?path=/no/such/folder',
  ])
    expect(await failureOf(request), request).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect((await failureOf(`GET /folders?path=${encodeURIComponent(`${api.system.folder}/tree.md`)}`)).status).toBe(422);
});

test('the page does not take itself away', async () => {
  expect(await failureOf('POST /plugins/web-ui/disable')).toMatchObject({ status: 409, code: 'REFUSED' });
});

test('targets that nobody lists are refused at once', async () => {
  expect(await failureOf('POST /index', { targets: ['gopher://x/y'] })).toMatchObject({ status: 400, code: 'USAGE' });
});
