import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answerApi } from '../../src/builtin/web-ui/api/answer-api.ts';
import { testApi, type TestApi } from '../../src/builtin/web-ui/test-api.ts';
import { api, ApiError } from './client.ts';

let server: TestApi;
beforeAll(async () => {
  server = await testApi({
    files: { 'tree.md': '# A tree\n\nIt stands in the garden.', 'bush.txt': 'A bush is no tree.', 'bad.pdf': '%PDF-1.4' },
  });
  const answer = (input: string, init?: RequestInit): Promise<Response> =>
    answerApi(server.host, new Request(new URL(input, server.host.origin), init));
  vi.stubGlobal('fetch', answer);
}, 60_000);
afterAll(async () => {
  vi.unstubAllGlobals();
  await server[Symbol.asyncDispose]();
});

test('searches, and what belongs to them', async () => {
  const { hits, total, facets } = await api.search({ q: 'tree', limit: 1, facets: ['type', 'source'], passages: 2, explain: true });
  expect([total, hits.length, Object.keys(facets ?? {})]).toEqual([2, 1, ['type', 'source']]);
  expect(hits[0]?.shares?.length).toBeGreaterThan(0);
  expect((await api.search({ q: 'tree', loosen: false, collapse: false, passages: 0 })).hits[0]?.snippet).toEqual([]);
  expect((await api.facets({ q: 'tree', facets: ['extension'] })).facets.extension).toHaveLength(2);
  expect((await api.suggest({ text: 'gard' })).suggestions[0]?.text).toBe('garden');
  expect((await api.similar(hits[0]?.id ?? '', { limit: 3 })).hits.length).toBeLessThanOrEqual(3);
});

test('items', async () => {
  const id = await server.id('tree.md');
  expect((await api.item(id)).title).toBe('A tree');
  const { text, marks } = await api.text(id, { q: 'garden', from: 0 });
  expect(marks.map(({ start, end }) => text?.slice(start, end))).toEqual(['garden']);
  expect((await api.items({ status: 'failed' })).items).toHaveLength(1);
  expect((await api.explain(`${server.system.folder}/bad.pdf`)).item?.status).toBe('failed');
  expect((await api.coverage()).rows).toContainEqual({ source: 'files/directory', status: 'indexed', items: 2 });
  expect(api.previewUrl(id, { page: 2 })).toBe(`/api/v1/items/${id}/preview?page=2`);
  expect(api.thumbnailUrl(id)).toBe(`/api/v1/items/${id}/thumbnail`);
});

test('work', async () => {
  expect((await api.status()).storage.items).toBe(3);
  expect((await api.jobs({ state: 'dead' })).jobs).toHaveLength(1);
  expect(await api.retryJobs({ states: ['dead'], code: 'nothing' })).toEqual({ jobs: 0 });
  await api.pause({ kind: 'cleanup_cache' });
  expect((await api.status()).queue.paused).toHaveLength(1);
  await api.resume();
  expect((await api.status()).queue.paused).toEqual([]);
  await api.index();
  expect((await api.log(3)).records).toHaveLength(3);
});

test('configuration', async () => {
  const { text, revision } = await api.config();
  const { text: changed, problems } = await api.editConfig({ text, option: 'paise2.http.port', change: { value: '7300' } });
  expect(problems).toEqual([]);
  const saved = await api.saveConfig({ text: changed, revision });
  expect((await api.config()).revision).toBe(saved.revision);
  await expect(api.saveConfig({ text, revision })).rejects.toMatchObject({ status: 412, code: 'CHANGED' });
  const invalid = api.saveConfig({ text: 'files: 1\n', revision: saved.revision });
  await expect(invalid).rejects.toMatchObject({ status: 422, problems: [{ where: expect.stringMatching(/:1:\d+$/) as string }] });
  expect((await api.checkConfig('files: 1\n')).problems).toHaveLength(1);
  expect(await api.configSchema()).toHaveProperty('properties');
  expect((await api.folders(server.system.folder)).folders).toEqual([]);
  await api.saveSearch({ name: 'green', query: 'tree' });
  expect((await api.searches()).searches).toEqual([{ name: 'green', query: 'tree' }]);
  await api.removeSearch('green');
  await api.disablePlugin('torrent');
  await api.enablePlugin('torrent');
  expect((await api.plugins()).plugins.map(({ name }) => name)).toContain('torrent');
  expect(await api.suggestions()).toHaveProperty('suggestions');
});

test('failures say what the matter is', async () => {
  await expect(api.item(4711)).rejects.toBeInstanceOf(ApiError);
  await expect(api.item(4711)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
  await expect(api.search({ q: 'a', limit: 900 })).rejects.toMatchObject({ status: 400, code: 'USAGE' });
  const answer = fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await expect(api.status()).rejects.toMatchObject({ status: 0, code: 'UNREACHABLE' });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Proxy</h1>', { status: 502 })));
  await expect(api.status()).rejects.toMatchObject({ status: 502, code: 'INTERNAL' });
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')));
  await expect(api.search({ q: 'a' }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  vi.stubGlobal('fetch', answer);
});
