import { setTimeout as sleep } from 'node:timers/promises';
import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredItem } from '../../../plugin/item.ts';
import { testApi, type TestApi } from '../test-api.ts';
import type { ItemPage, ItemText } from './schemas/items.ts';
import type { JobPage } from './schemas/jobs.ts';

const paragraph = 'The tree stands in the garden, and nobody waters it.\n\n';
const long = paragraph.repeat(12_000);

let api: TestApi;
beforeAll(async () => {
  const files = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`many/${index}.txt`, `File number ${index}.`]));
  const broken = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`broken/${index}.pdf`, '%PDF-1.4 broken']));
  const odd = { 'odd/ä.txt': 'a', 'odd/\u{1F333}.txt': 'b', 'odd/\uFF01.txt': 'c', 'odd/B.txt': 'd', 'odd/a.txt': 'e', 'odd/a!.txt': 'f' };
  api = await testApi({ files: { ...files, ...broken, ...odd, 'long.txt': long, 'run.sh': '#!/bin/sh\necho\n' } });
}, 60_000);
afterAll(() => api[Symbol.asyncDispose]());

/** All pages of a list, with as many on each. */
async function allPages(query: string): Promise<readonly (readonly StoredItem[])[]> {
  const pages: (readonly StoredItem[])[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: ItemPage = await api.read(`GET /items?${query}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
    pages.push(page.items);
    after = page.next;
  }
  return pages;
}

test('pages of items follow each other without a gap or a repetition, whatever their names', async () => {
  const { folder } = api.system;
  for (const below of [`${folder}/many`, `${folder}/odd`, folder]) {
    const [all = []] = await allPages(`below=${encodeURIComponent(below)}&limit=200`);
    const pages = await allPages(`below=${encodeURIComponent(below)}&limit=4`);
    expect(all.length).toBeGreaterThan(5);
    expect(pages.flat().map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(pages.slice(0, -1).every(({ length }) => length === 4)).toBe(true);
  }
});

test('items are filtered', async () => {
  const { items } = await api.read<ItemPage>('GET /items?status=failed&source=files/directory');
  expect(items).toHaveLength(5);
  const { items: of } = await api.read<ItemPage>(`GET /items?code=${items[0]?.reason?.code}&limit=3`);
  expect(of).toHaveLength(3);
  expect(await api.read('GET /items?code=nothing')).toEqual({ items: [] });
});

test('jobs come in pages', async () => {
  const first = await api.read<JobPage>('GET /jobs?state=dead&limit=3');
  const second = await api.read<JobPage>(`GET /jobs?state=dead&limit=3&offset=${first.next}`);
  expect([first.jobs.length, first.next, second.jobs.length, second.next]).toEqual([3, 3, 2, undefined]);
  expect(new Set([...first.jobs, ...second.jobs].map(({ id }) => id)).size).toBe(5);
});

test('a long text comes in ranges, and they make the whole', async () => {
  const id = await api.id('long.txt');
  let text = '';
  for (;;) {
    const range: ItemText = await api.read(`GET /items/${id}/text?from=${text.length}`);
    expect(range.to - range.from).toBeLessThanOrEqual(262_144);
    text += range.text;
    if (range.to === range.length) break;
  }
  expect(text.trim()).toBe(long.trim());
  expect(await api.read(`GET /items/${id}/text?from=999999999`)).toMatchObject({ text: '', from: text.length, to: text.length });
  expect(await api.read(`GET /items/${id}/text?from=10&to=5`)).toMatchObject({ text: '', from: 10, to: 10 });
});

test('matches are counted over the whole text, and those in the range are shown', async () => {
  const id = await api.id('long.txt');
  const { marks, marksBefore, marksTotal, text = '', from } = await api.read<ItemText>(`GET /items/${id}/text?q=tree&from=5405&to=5500`);
  expect(marks.map(({ start, end }) => text.slice(Math.max(0, start - from), end - from))).toEqual(['ree', 'tree']);
  expect(marksBefore).toBe(100);
  expect(marksTotal).toBe(10_000);
});

test('a text is read once for many ranges', async () => {
  const id = await api.id('long.txt');
  await api.read(`GET /items/${id}/text`);
  const read = api.host.paise.read.bind(api.host.paise);
  let times = 0;
  Object.assign(api.host.paise, { read: (...given: Parameters<typeof read>) => ((times += 1), read(...given)) });
  await Promise.all([0, 1000, 200_000].map((from) => api.read(`GET /items/${id}/text?from=${from}`)));
  await Promise.all([0, 1000].map((from) => api.read(`GET /items/${id}/text?q=garden&from=${from}`)));
  Object.assign(api.host.paise, { read });
  expect(times).toBe(1);
});

test('a changed file has its new text', async () => {
  const id = await api.id('many/3.txt');
  await api.read(`GET /items/${id}/text`);
  await sleep(20);
  api.system.write({ 'many/3.txt': 'Something else.' });
  await api.system.idle();
  expect(await api.read(`GET /items/${await api.id('many/3.txt')}/text`)).toMatchObject({ text: 'Something else.' });
});

test('why there is no text is told', async () => {
  const { text, problem } = await api.read<ItemText>(`GET /items/${await api.id('broken/1.pdf')}/text`);
  expect(text).toBeUndefined();
  expect(problem).toMatch(/\w/);
});

test('what would run is not opened, and what is gone is told', async () => {
  chmodSync(`${api.system.folder}/run.sh`, 0o755);
  const refused = await api.ask(`POST /items/${await api.id('run.sh')}/open`, { how: 'open' });
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'REFUSED' } }]);
  const id = await api.id('many/7.txt');
  api.system.remove('many/7.txt');
  const gone = await api.ask(`POST /items/${id}/open`, { how: 'open' });
  expect([404, 410]).toContain(gone.status);
});

test('discarding and retrying count', async () => {
  const { jobs } = await api.read<JobPage>('GET /jobs?state=dead');
  const ids = jobs.slice(0, 2).map(({ id }) => id);
  expect(await api.read('POST /jobs/discard', { ids })).toEqual({ jobs: 2 });
  expect(await api.read('POST /jobs/retry', { states: ['dead'] })).toEqual({ jobs: 3 });
});
