import { expect, test } from 'vitest';
import type { StoredItem } from '../../plugin/item.ts';
import type { Extraction, TextRange } from '../../plugin/paise.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { readItem } from './read-item.ts';
import type { SearchSources } from './search.ts';
import { storageWith } from './test-search.ts';

const mail = 'file:///home/ann/mail.mbox';
const items = [{ url: mail }, { url: `${mail}!/1`, parentUrl: mail }];

const sourcesOf = async (textOf: SearchSources['textOf'], all: Parameters<typeof storageWith>[0] = items): Promise<SearchSources> => ({
  storage: await storageWith(all),
  place: { home: '/home/ann', cwd: '/home/ann' },
  textOf,
  freshnessOf: async () => undefined,
});
const unread: SearchSources['textOf'] = async () => undefined;

const extraction = (change: Partial<Extraction>): Extraction => ({
  url: mail,
  detection: { mimeType: 'application/mbox', by: 'name' },
  extractors: [],
  status: 'indexed',
  items: [{ url: `${mail}!/1`, title: '', text: 'Dear Ann', mimeType: 'message/rfc822', status: 'indexed', metadata: {} }],
  tookMs: 1,
  ...change,
});
/** Extracts with this outcome, and remembers what it was asked for. */
function poolWith(outcome: () => Extraction): { readonly asked: unknown[]; readonly pool: () => Promise<Pick<WorkerPool, 'ask'>> } {
  const asked: unknown[] = [];
  const ask = async (_: unknown, argument: unknown): Promise<unknown> => {
    asked.push(argument);
    return outcome();
  };
  return { asked, pool: async () => ({ ask }) };
}
const noPool = (): Promise<never> => Promise.reject(new Error('Nothing should be extracted.'));

test('an item is named by its path, its URL or the id of a hit', async () => {
  const sources = await sourcesOf(async (item: StoredItem) => `Text of ${item.url}`);
  const byUrl = await readItem(`${mail}!/1`, {}, sources, noPool);
  expect(byUrl.text).toBe(`Text of ${mail}!/1`);
  expect(await readItem(String(byUrl.item.id), {}, sources, noPool)).toEqual(byUrl);
  expect((await readItem('/home/ann/mail.mbox', {}, sources, noPool)).item.url).toBe(mail);
  await expect(readItem('/home/ann/other', {}, sources, noPool)).rejects.toMatchObject({ code: 'USAGE' });
});

test('a part of a container is extracted again with it', async () => {
  const { asked, pool } = poolWith(() => extraction({}));
  expect(await readItem(`${mail}!/1`, {}, await sourcesOf(unread), pool)).toMatchObject({ item: { parentUrl: mail }, text: 'Dear Ann' });
  expect(asked).toEqual([{ url: mail }]);
  const broken = await sourcesOf(() => Promise.reject(new Error('Unreadable.')));
  expect(await readItem(`${mail}!/1`, {}, broken, pool)).toMatchObject({ text: 'Dear Ann' });
});

test.for<[string, () => Extraction, string | RegExp]>([
  [
    'the reason of the extraction',
    () => extraction({ status: 'failed', reason: { code: 'encrypted', text: 'It is encrypted.' }, items: [] }),
    'It is encrypted.',
  ],
  ['that it is not there any more', () => extraction({ items: [] }), /not found again in file:\/\/\/home\/ann\/mail\.mbox/],
  [
    'the error',
    () => {
      throw new Error('There is nothing at that place.');
    },
    'There is nothing at that place.',
  ],
])('a problem says why there is no text: %s', async ([, outcome, problem]) => {
  const read = await readItem(`${mail}!/1`, {}, await sourcesOf(unread), poolWith(outcome).pool);
  expect(read.text).toBeUndefined();
  expect(read.problem).toMatch(problem);
});

const report = 'file:///home/ann/report.pdf';
const text = 'A zebra is no horse. Zebras, a lion; the striped horse is one.';
const readReport = async (query?: string) => {
  const found = { url: report, text, metadata: { pageOffsets: '0 l 2s' } };
  const spare = Array.from({ length: 20 }, (_, index) => ({ url: `file:///${index}.txt`, text: 'a giraffe' }));
  return readItem(report, query === undefined ? {} : { query }, await sourcesOf(async () => text, [found, ...spare]), noPool);
};
const marked = (marks: readonly TextRange[] | undefined): readonly string[] | undefined =>
  marks?.map(({ start, end }) => text.slice(start, end));

test('with a query, all that it finds is marked, as the search has it', async () => {
  expect(marked((await readReport('zebra "striped horse" -lion')).marks)).toEqual(['zebra', 'Zebras', 'striped horse']);
  expect((await readReport('giraffe')).marks).toEqual([]);
  expect((await readReport('ext:pdf')).marks).toEqual([]);
  expect((await readReport('')).marks).toEqual([]);
  expect(await readReport()).not.toHaveProperty('marks');
});

test('where the search looked for similar words, these are marked', async () => {
  expect(marked((await readReport('zebrra')).marks)).toEqual(['zebra', 'Zebras']);
});

test('pages begin where the metadata says, as far as there is text', async () => {
  expect((await readReport()).pages).toEqual([0, 21]);
  expect(await readItem(mail, {}, await sourcesOf(async () => 'text'), noPool)).not.toHaveProperty('pages');
});
