import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexable } from './index-item.ts';
import { indexedText, indexWords, needsIndexWords } from './index-words.ts';
import { languageMarks } from './private-use.ts';
import { spoken } from './spoken.ts';
import { found, indexOf, itemOf } from './test-index.ts';
import { splitWords } from './words.ts';

const german = 'Die alten Häuser in dieser Straße wurden lange vor der Geburt aller Menschen gebaut, die jetzt darin wohnen.';

test('what a storage does by itself is left to it', async () => {
  const english = 'The old houses of this street were built long before anybody who lives in them now was born.';
  const item = await indexable(itemOf(english));
  expect(item).toEqual({ ...itemOf(english), language: 'en' });
  expect(await indexable(itemOf('Älter als 30'))).toEqual(itemOf('Älter als 30'));
});

test('words of other languages become marked stems, in every field of their own', async () => {
  const metadata = { title: 'Häuser 2024', headings: ['Gebaute Straßen'], tags: ['Wohnungen'], authors: ['Häuser'] };
  const { language, words } = await indexable(itemOf(german, { metadata }));
  expect(language).toBe('de');
  expect(words?.title).toBe(`haus${languageMarks.de} 2024`);
  expect(words?.headings).toBe(`gebaut${languageMarks.de} strass${languageMarks.de}`);
  expect(words?.tags).toBe(`wohnung${languageMarks.de}`);
  expect(words?.author).toBeUndefined();
  expect(spoken(words?.body ?? '')).toMatch(/^die alt haus in dies strass wurd /);
});

const plain = (text: string, metadata = {}): ReturnType<typeof indexable> => indexable(itemOf(text, { mimeType: 'text/plain', metadata }));

test('the first line of plain text is a heading', async () => {
  expect((await plain('The old street\nand its houses')).words).toEqual({ headings: 'The old street' });
  expect((await plain('東京都庁の歴史\n古い')).words?.headings).toMatch(/^東京 京都 都庁 庁の の歴 歴史/);
  for (const text of ['x = 1;\ny = 2;', '----\ntext', `${'long line '.repeat(30)}\n`, 'word'])
    expect((await plain(text)).words).toBeUndefined();
  expect((await plain('The old street', { title: 'Other' })).words).toBeUndefined();
});

test('words around the content are found and not kept', async () => {
  const item = itemOf(german, { metadata: { title: 'Haus', aside: 'Startseite Impressum Impressum' } });
  const made = await indexable(item);
  expect(made.metadata).toEqual({ title: 'Haus' });
  expect(spoken(made.extraTerms ?? '')).toBe('startseit impressum');
  const storage = await indexOf([item]);
  expect(await found(storage, 'Startseiten')).toBe(1);
});

test('names in any script are found by their parts', async () => {
  const storage = await indexOf([itemOf('', { url: 'file:///東京の写真/大阪府立図書館.jpg', mimeType: 'image/jpeg', status: 'named' })]);
  for (const typed of ['図書館', '大阪', '東京', '写真', '館']) expect(await found(storage, typed)).toBe(1);
  expect(await found(storage, '図書館', { field: 'name' })).toBe(1);
  expect(await found(storage, '館', { field: 'name' })).toBe(1);
  expect(await found(storage, '京', { field: 'path' })).toBe(1);
});

test('private-use characters of a text mean nothing', async () => {
  const forged = `haus${languageMarks.de} c\ue080\ue080 \ue000type\ue000 word`;
  const { words } = await indexable(itemOf(forged));
  expect(words?.body?.trim().split(/ +/)).toEqual(['haus', 'c', 'type', 'word']);
});

test('where words are left to the storage, they are those of the query', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!needsIndexWords(text, undefined));
      expect(indexWords(text, undefined)).toBe(splitWords(text).join(' '));
    }),
    { numRuns: 5000, maxSkipsPerRun: 1000 },
  );
});

test('a text of which only some words are replaced has the same words', () => {
  expect.hasAssertions();
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', 'a', 'B', '.', '東', '京', 'น้', 'ß', 'ё', '\ue010', '\u0301', '\n', '5'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(text, (typed) => {
      expect(splitWords(indexedText(typed, undefined, new Set()))).toEqual(
        indexWords(typed, undefined)
          .split(' ')
          .filter((word) => word !== ''),
      );
    }),
    { numRuns: 5000 },
  );
});

test('long texts take seconds at most', async () => {
  const started = performance.now();
  await indexable(itemOf('字'.repeat(3_000_000)));
  await indexable(itemOf('ภาษาไทย'.repeat(500_000)));
  await indexable(itemOf('\u0301'.repeat(2_000_000)));
  await indexable(itemOf('a\u200d'.repeat(1_000_000)));
  await indexable(itemOf('A1-.+#'.repeat(300_000)));
  await indexable(itemOf('.a '.repeat(500_000)));
  expect(performance.now() - started).toBeLessThan(15_000);
});
