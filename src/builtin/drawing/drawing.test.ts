import { expect, test } from 'vitest';
import { damagedCopies } from '../../testing/test-damage.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import drawing from './index.ts';
import { dxf, emf, emfText, numbers, utf16, wmf, wmfFont, wmfText } from './test-drawings.ts';

const extract = (extension: 'dxf' | 'wmf' | 'emf', bytes: Uint8Array): Promise<Recording> =>
  extractWith(drawing, extension, { name: 'a', mimeType: 'x/y', bytes });
const textOf = async (...of: Parameters<typeof extract>): Promise<string> => (await extract(...of)).items[0]?.text ?? '';

const plan: Parameters<typeof dxf>[0] = [
  [0, 'SECTION'],
  [2, 'HEADER'],
  [9, '$ACADVER'],
  [1, 'AC1009'],
  [9, '$DWGCODEPAGE'],
  [3, 'ANSI_1252'],
  [9, '$TDUCREATE'],
  [40, 2_460_432],
  [0, 'ENDSEC'],
  [0, 'LAYER'],
  [2, 'Walls'],
  [70, 0],
  [0, 'TEXT'],
  [10, 1.5],
  [1, 'Ground floor %%p3 %%uold%%u'],
  [0, 'LINE'],
  [1, 'no words'],
  [0, 'MTEXT'],
  [3, '{\\fArial|b1|i0;Room} 12\\P'],
  [1, 'caf\u00E9 \\U+0041 \\S1/2; \\\\ok'],
  [0, 'DIMENSION'],
  [1, '<>'],
  [0, 'ATTRIB'],
  [1, 'Part no. 4711'],
  [0, 'EOF'],
];

test.each([
  ['as text', dxf(plan)],
  ['as text with the line ends of Windows', dxf(plan, { lineEnd: '\r\n' })],
  ['binary', dxf(plan, { binary: true })],
])('DXF %s: texts without their codes, and layers', async (_how, bytes) => {
  expect((await extract('dxf', bytes)).items).toEqual([
    {
      text: 'Ground floor ±3 old\nRoom 12\ncaf\u00E9 A 1/2 \\ok\nPart no. 4711\nWalls',
      metadata: { createdAt: '2024-05-01T12:00:00.000Z' },
    },
  ]);
});

test.each([
  ['AC1021', Buffer.from('αβγ')],
  ['AC1018', Buffer.from([0xe1, 0xe2, 0xe3])],
])('DXF since 2007 is UTF-8, and before that in the code page that it names: %s', async (version, text) => {
  const bytes = dxf([
    [9, '$ACADVER'],
    [1, version],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_1253'],
    [0, 'TEXT'],
    [1, text],
  ]);
  expect(await textOf('dxf', bytes)).toBe('αβγ');
});

test('what is no DXF is said to be none', async () => {
  await expect(extract('dxf', Buffer.from('Dear reader,\nthis is a letter.\n'))).rejects.toThrow('no DXF');
});

test('Windows metafile: lines by height, in the code page of the font; letters of a font of signs are none', async () => {
  const records = [
    wmfFont(204),
    numbers(0x01_2d, [0]),
    wmfText({ x: 10, y: 20 }, Buffer.from([0xcf, 0xf0, 0xe8])),
    wmfFont(2),
    numbers(0x01_2d, [1]),
    wmfText({ x: 0, y: 40 }, Buffer.from('n')),
    numbers(0x01_2d, [0]),
    wmfText({ x: 10, y: 40 }, Buffer.from('ab'), [5, 5]),
    wmfText({ x: 20, y: 40 }, Buffer.from('cd'), [5, 5]),
    wmfText({ x: 50, y: 40 }, Buffer.from('ef'), [5, 5]),
  ];
  for (const placeable of [true, false]) expect(await textOf('wmf', wmf(records, { placeable }))).toBe('При\nabcd ef');
});

test('a Windows metafile with an enhanced one in it is read as that', async () => {
  const inner = emf([emfText({ x: 0, y: 0 }, 'enhanced')]);
  const parts = [inner.subarray(0, 100), inner.subarray(100)];
  const comments = parts.map((part) => {
    const head = Buffer.alloc(38);
    head.writeUInt16LE(15, 0);
    head.write('WMFC', 4, 'latin1');
    head.writeUInt32LE(part.length, 26);
    head.writeUInt32LE(inner.length, 34);
    return { type: 0x06_26, body: Buffer.concat([head, part]) };
  });
  expect(await textOf('wmf', wmf([...comments, wmfText({ x: 0, y: 0 }, Buffer.from('plain'))]))).toBe('enhanced');
});

test('enhanced metafile: texts, and the title of its description', async () => {
  const bytes = emf([emfText({ x: 0, y: 0 }, 'Κέρδη 2024'), emfText({ x: 0, y: 30 }, 'Second')], 'Writer\0Annual report\0\0');
  expect((await extract('emf', bytes)).items).toEqual([{ text: 'Κέρδη 2024\nSecond', metadata: { title: 'Annual report' } }]);
});

test('of EMF+ only what the plain records do not have', async () => {
  const string = Buffer.alloc(28);
  string.writeUInt32LE(4, 8);
  const body = Buffer.concat([string, utf16('plus')]);
  const head = Buffer.alloc(12);
  head.writeUInt16LE(0x40_1c, 0);
  head.writeUInt32LE(12 + body.length, 4);
  const content = Buffer.concat([Buffer.from('EMF+'), head, body]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  const comment = { type: 70, body: Buffer.concat([size, content]) };
  expect(await textOf('emf', emf([comment]))).toBe('plus');
  expect(await textOf('emf', emf([comment, emfText({ x: 0, y: 0 }, 'plain')]))).toBe('plain');
});

test.each([
  ['dxf', dxf(plan)],
  ['dxf', dxf(plan, { binary: true })],
  ['wmf', wmf([wmfFont(0), wmfText({ x: 1, y: 2 }, Buffer.from('words'), [1, 2, 3, 4, 5])])],
  ['emf', emf([emfText({ x: 0, y: 0 }, 'words')], 'a\0b\0\0')],
] as const)('damaged %s is refused, or read as far as it goes', async (extension, bytes) => {
  for (const copy of damagedCopies(bytes, 300)) expect(['done', 'reject']).toContain(await outcomeOf(extract(extension, copy)));
});
