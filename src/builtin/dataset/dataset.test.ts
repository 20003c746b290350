import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import dataset from './index.ts';
import { unpackRoss, unpackRunLengths } from './sas/unpack-row.ts';
import { makeDbase, makeOlderStata, makeSas, makeSpss, makeStata, packedSasRows, testDay } from './test-data-sets.ts';

const extract = (extension: string, bytes: Uint8Array): Promise<Recording> =>
  extractWith(dataset, extension, { name: 'a.bin', mimeType: 'application/octet-stream', bytes });

async function read(extension: string, bytes: Uint8Array): Promise<{ readonly text: string; readonly metadata: unknown }> {
  const { items, partial } = await extract(extension, bytes);
  expect(partial).toEqual([]);
  return { text: items.map(({ text }) => text).join(''), metadata: items[0]?.metadata };
}

test('Stata: names and labels, then rows with named values, dates and long strings', async () => {
  expect(await read('stata', makeStata())).toEqual({
    text: `The title\nname: Who it is\nanswer\t1 = Yes\t2 = No\nday\nremark\nAnn\tYes\t${testDay}\tlonger\nBé\tNo\t${testDay}\n`,
    metadata: {
      title: 'The title',
      savedAt: '01 May 2024 10:00',
      generator: 'Stata (format 118)',
      rows: 2,
      columnCount: 4,
      columns: ['name', 'answer', 'day', 'remark'],
    },
  });
  expect((await read('stata', makeOlderStata())).text).toBe(
    `The title\nname: Who it is\nanswer\t1 = Yes\t2 = No\nday\nAnn\tYes\t${testDay}\nBé\tNo\t${testDay}\n`,
  );
});

test.each([0, 1, 2] as const)('SPSS, compression %d', async (compression) => {
  const second = compression === 0 ? `Bé\tNo\t${testDay}` : 'Bé\tNo';
  expect(await read('spss', makeSpss(compression))).toEqual({
    text: `The title\nA remark\nFullName: Who it is\nTheAnswer\t1 = Yes\t2 = No\nDAY\nAnn\tYes\t${testDay}\n${second}\n`,
    metadata: {
      title: 'The title',
      createdAt: '2024-05-01T10:00:00',
      generator: 'SPSS DATA FILE',
      rows: 2,
      columnCount: 3,
      columns: ['FullName', 'TheAnswer', 'DAY'],
    },
  });
});

test('dBase: rows that are not deleted, in the code page that the file names', async () => {
  expect(await read('dbase', makeDbase())).toEqual({
    text: `NAME\nANSWER\nDAY\nGONE\nAnn\t1.5\t${testDay}\nBé\t1.5\t${testDay}\n`,
    metadata: { modifiedAt: '2024-05-01', rows: 3, columnCount: 4, columns: ['NAME', 'ANSWER', 'DAY', 'GONE'] },
  });
});

test.each([
  ['32 bits', makeSas()],
  ['64 bits', makeSas({ isWide: true })],
  ['run lengths', makeSas({ packedRows: packedSasRows.SASYZCRL, method: 'SASYZCRL' })],
  ['Ross', makeSas({ packedRows: packedSasRows.SASYZCR2, method: 'SASYZCR2', isWide: true })],
])('SAS: %s', async (_, bytes) => {
  expect(await read('sas', bytes)).toMatchObject({
    text: `PEOPLE\nNAME: Who it is\nDAY\nAnn\t${testDay}\nBé\t${testDay}\n`,
    metadata: { title: 'PEOPLE', createdAt: '1991-09-09T01:46:40Z', generator: 'SAS 9.0401M5', charset: 'utf-8', rows: 2 },
  });
});

test('compressed rows fill what they have to and no more', () => {
  expect(unpackRunLengths(Buffer.from([0x40, 2, 0x61]), 8).toString()).toBe('aaaaaaaa');
  expect(unpackRoss(Buffer.from([0x60, 0, 0x61, 0x02, 0x62, 0x30, 0]), 9).toString('latin1')).toBe('abbbbbbbb'.slice(0, 9));
});

test.each([
  ['stata', makeStata()],
  ['stata', makeOlderStata()],
  ['spss', makeSpss(1)],
  ['spss', makeSpss(2)],
  ['dbase', makeDbase()],
  ['sas', makeSas()],
  ['sas', makeSas({ packedRows: packedSasRows.SASYZCRL, method: 'SASYZCRL' })],
])(
  '%s: damaged tables are read or rejected',
  async (extension, bytes) => {
    for (const copy of damagedCopies(bytes, 300)) expect(await outcomeOf(extract(extension, copy))).toMatch(/done|reject/);
  },
  60_000,
);
