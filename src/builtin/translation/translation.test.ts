import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import translation from './index.ts';
import { header, moFile, po, tmx, xliff } from './test-translations.ts';

async function extract(extension: 'po' | 'mo' | 'xml' | 'properties', bytes: string | Uint8Array): Promise<RecordedItem> {
  const { items } = await extractWith(translation, extension, { name: 'a', mimeType: 'x/y', bytes });
  return items[0] as RecordedItem;
}

const metadata = { title: 'tool 1.0', authors: ['Ada'], language: 'de-DE', modifiedAt: '2024-05-01T12:00:00+02:00' };

test('messages and translations of gettext', async () => {
  expect(await extract('po', po)).toEqual({
    text: 'Translators\' remark\nShown on top\nmenu\nOpen "%s"\nOpen files\nÖffne\nÖffne Dateien\nold\nalt',
    metadata,
  });
});

test('the charset is the one that the header names', async () => {
  const latin2 = Buffer.from(
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-2\\n"\nmsgid "a"\nmsgstr "\xB9"\n',
    'latin1',
  );
  expect((await extract('po', latin2)).text).toBe('a\nš');
});

test.each([true, false])('compiled catalogues (little-endian: %s)', async (isLittle) => {
  const file = moFile(
    [
      ['', header],
      ['menu\x04Open', 'Öffne'],
      ['file\0files', 'Datei\0Dateien'],
    ],
    isLittle,
  );
  expect(await extract('mo', file)).toEqual({ text: 'menu\nOpen\nÖffne\nfile\nfiles\nDatei\nDateien', metadata });
});

test('XLIFF and TMX', async () => {
  expect(await extract('xml', xliff)).toEqual({
    text: 'a.properties\nHello you\nBonjour toi\nGreeting\nBye',
    metadata: { sourceLanguage: 'en', targetLanguages: ['fr'], fileCount: 1, unitCount: 2 },
  });
  expect(await extract('xml', tmx)).toEqual({
    text: 'House\nHaus',
    metadata: { sourceLanguage: 'en', targetLanguages: ['de'], unitCount: 1 },
  });
});

test('escapes of property files are spelled out', async () => {
  expect((await extract('properties', 'a.b = caf\\u00e9 \\: first \\\n   second\\n\\ud800')).text).toBe('a.b = café : first second \ufffd');
});

test.each([
  ['po', Buffer.from(po)],
  [
    'mo',
    moFile(
      [
        ['', header],
        ['a', 'b'],
      ],
      true,
    ),
  ],
  ['xml', Buffer.from(xliff)],
  ['properties', Buffer.from('a=\\u00e9\\')],
] as const)('damaged %s is read or rejected', async (extension, file) => {
  for (const copy of damagedCopies(file, 300)) expect(await outcomeOf(extract(extension, copy))).toMatch(/done|reject/);
});
