import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemRecord } from '../../../../plugin/item.ts';
import type { Suggestion } from '../../../../plugin/paise.ts';
import { queryField } from '../../query/query-fields.ts';
import { storageWith } from '../../test-search.ts';
import { completedFields } from './fields.ts';
import { suggest, type SuggestSources } from './suggest.ts';

type Item = Partial<ItemRecord> & { readonly url: string };

const items: readonly Item[] = [
  {
    url: 'file:///home/ann/Documents/report.pdf',
    mimeType: 'application/pdf',
    language: 'en',
    text: 'Annual connections and their costs',
    metadata: { title: 'Annual report', authors: ['Ann Lee'], tags: ['to do'] },
    modifiedAt: Date.UTC(2024, 4, 3),
  },
  {
    url: 'file:///home/ann/Documents/taxes/bill.pdf',
    mimeType: 'application/pdf',
    language: 'de',
    text: 'annual happiness',
    modifiedAt: Date.UTC(2024, 5, 3),
  },
  { url: 'file:///home/ann/Downloads/image.png', mimeType: 'image/png', text: 'connected to happiness' },
  {
    url: 'file:///srv/mail/1.eml',
    mimeType: 'message/rfc822',
    text: 'Hello',
    metadata: { from: 'Bob Miller <bob@example.org>', to: ['Ann <ann@example.org>'] },
  },
];

async function sources(all: readonly Item[] = items): Promise<SuggestSources> {
  const texts = new Map(all.map(({ url, text }) => [url, text]));
  return {
    storage: await storageWith(all),
    textOf: async ({ url }) => texts.get(url),
    place: { home: '/home/ann', cwd: '/home/ann' },
    options: { saved: { invoices: 'type:pdf', inbox: 'type:mail' }, synonyms: [] },
  };
}

const suggested = async (text: string, limit?: number): Promise<readonly Suggestion[]> =>
  suggest({ text, ...(limit !== undefined && { limit }) }, await sources());
const texts = async (text: string): Promise<readonly string[]> => (await suggested(text)).map((one) => one.text);

test('words are spelled as in the texts, with the items they find', async () => {
  expect(await suggested('connec')).toContainEqual({ kind: 'word', text: 'connected', label: 'connected', items: 2 });
  expect(await texts('happ')).toContain('happiness');
});

test('a word can go on behind its stem', async () => {
  expect(await texts('connecti')).toContain('connections');
  expect(await texts('Connecte')).toContain('connected');
});

test('words are those that occur with the rest of the query', async () => {
  expect(await texts('image conn')).toContain('image connected');
  expect(await texts('taxes conn')).toEqual([]);
  expect(await texts('ext:pdf happ')).toContain('ext:pdf happiness');
});

test('after OR, in groups and behind a minus the rest says nothing', async () => {
  expect(await texts('taxes OR conn')).toContain('taxes OR connected');
  expect(await texts('taxes -conn')).toContain('taxes -connected');
  expect(await texts('taxes (x OR conn')).toContain('taxes (x OR connected');
});

test('the last part of a compound is completed, and the last word of a phrase', async () => {
  expect(await texts('x_conn')).toEqual([]);
  expect(await texts('their-cos')).toContain('their-costs');
  expect(await texts('"their cos')).toContain('"their costs');
});

test('titles and file names are offered', async () => {
  expect(await suggested('annual rep')).toContainEqual({ kind: 'name', text: 'title:"Annual report"', label: 'Annual report' });
  expect(await suggested('ext:pdf bil')).toContainEqual({ kind: 'name', text: 'ext:pdf name:bill.pdf', label: 'bill.pdf' });
});

test.each([
  ['ti', 'title:'],
  ['foo mod', 'foo modified:'],
  ['-ex', '-ext:'],
  ['type:p', 'type:pdf'],
  ['type:', 'type:image'],
  ['type:application/', 'type:application/pdf'],
  ['ext:pdf,p', 'ext:pdf,png'],
  ['lang:d', 'lang:de'],
  ['lang:germ', 'lang:de'],
  ['author:', 'author:"Ann Lee"'],
  ['author:lee', 'author:"Ann Lee"'],
  ['author:"ann', 'author:"Ann Lee"'],
  ['tag:', 'tag:"to do"'],
  ['source:', 'source:files/folders'],
  ['from:bo', 'from:"Bob Miller"'],
  ['to:an', 'to:Ann'],
  ['in:~/Do', 'in:~/Documents'],
  ['in:Documents/', 'in:Documents/taxes'],
  ['in:/s', 'in:/srv'],
  ['in:', 'in:~/Documents'],
  ['modified:y', 'modified:yesterday'],
  ['modified:2024', 'modified:2024-06'],
  ['after:2024', 'after:2024-05'],
  ['sort:n', 'sort:newest'],
  ['subject:ann', 'subject:annual'],
  ['folder:~/Do', 'folder:~/Downloads'],
  ['is:p', 'is:pdf'],
  ['size:', 'size:>10mb'],
  ['title:rep', 'title:report'],
  ['@', '@invoices'],
  ['x @inb', 'x @inbox'],
  ['', '@inbox'],
])('%j may become %j', async (text, expected) => {
  const found = await texts(text);
  expect(found).toContain(expected);
});

test('facets are those of the rest of the query', async () => {
  expect(await suggested('ext:png type:')).toEqual([{ kind: 'value', text: 'ext:png type:image', label: 'image', items: 1 }]);
});

test('each is there once, as many as asked for', async () => {
  const all = await suggested('a', 100);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(await suggested('a', 2)).toHaveLength(2);
  expect(await suggested('a', 0)).toEqual([]);
  expect(await suggested('a', Number.NaN)).toEqual([]);
});

test('Chinese is completed character by character', async () => {
  const chinese: Item = { url: 'file:///1.txt', text: '蜜蜂养殖', extraTerms: '蜜蜂 蜂养 养殖 蜜 蜂 养 殖' };
  const found = await suggest({ text: '蜜' }, await sources([chinese]));
  expect(found.map(({ text }) => text)).toContain('蜜蜂');
});

test('the parser knows every field that is offered', () => {
  const unknown = completedFields.filter((name) => queryField(name) === undefined);
  expect(unknown).toEqual([]);
});

test('any text gets suggestions that continue it', async () => {
  const from = await sources();
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '(', ')', '-', ' OR ', ' NOT ', 'in:', 'type:', 'to:', '@', '*', '~/', 'conn', '\0', '\ud800', 'x '),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const text = pieces.join('');
      const found = await suggest({ text }, from);
      expect(found.length).toBeLessThanOrEqual(10);
      for (const one of found) expect(one.text).not.toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('a query that is too long gets none', async () => {
  expect(await suggested('x'.repeat(1_000_000))).toEqual([]);
});
