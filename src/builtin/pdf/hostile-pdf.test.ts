import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import pdf from './index.ts';
import { withPdfium } from '../../kit/pdfium/pdfium.ts';
import { testPdf } from './test-pdf.ts';

const extract = (bytes: Uint8Array): Promise<Recording> =>
  extractWith(pdf, 'pdf', { name: 'file.pdf', mimeType: 'application/pdf', bytes });

const everything = testPdf({
  pages: [
    { lines: ['First page'], annotations: ['/Subtype /Widget /FT /Tx /T (name) /V (value)', '/Subtype /Text /Contents (comment)'] },
    { lines: ['Second page'], image: true, annotations: ['/Subtype /Link /A << /S /URI /URI (https://x.example) >>'] },
    { image: true },
  ],
  info: { Title: 'Title', Author: 'Author' },
  xmp: '<dc:title>Title</dc:title>',
  outline: [['One', 'Two']],
  attachments: { 'a.txt': 'text' },
});

/** Numbers that look random and are the same each time (Park and Miller's generator). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const random = createRandom(4);
const changes: readonly (readonly [name: string, change: () => Uint8Array])[] = [
  ['cut off', () => everything.subarray(0, random(everything.length))],
  [
    'with bytes flipped',
    () => {
      const bytes = Uint8Array.from(everything);
      for (let count = 1 + random(20); count > 0; count -= 1) bytes[random(bytes.length)] = random(256);
      return bytes;
    },
  ],
  [
    'spliced',
    () => {
      const start = random(everything.length);
      return Buffer.concat([everything.subarray(0, random(everything.length)), everything.subarray(start, start + random(2000))]);
    },
  ],
];

test.each(changes)('a document %s is read or refused with a reason', async (_name, change) => {
  for (let count = 0; count < 300; count += 1) {
    const startedAt = performance.now();
    const result = await extract(change()).catch((error: unknown) => error);
    expect(result instanceof Error ? authorOutcome(result) : 'read', (result as Error).stack).toBeDefined();
    expect(performance.now() - startedAt).toBeLessThan(5000);
  }
});

test.each([
  ['without its table', (whole: Buffer) => whole.subarray(0, whole.indexOf('xref')), 'First page'],
  ['after its first page', (whole: Buffer) => whole.subarray(0, whole.indexOf('/Type /Page ') + 800), 'First page'],
])('a document that is cut off %s gives its text and is marked', async (_name, cut, text) => {
  const { items, partial } = await extract(cut(everything));
  expect(items[0]?.text).toContain(text);
  expect(partial.at(-1)).toMatchObject({ code: 'damaged' });
});

async function size(): Promise<number> {
  let bytes = 0;
  await withPdfium(async ({ memory }) => void (bytes = memory.size()));
  return bytes;
}

test('the memory of the library stays the same over many documents', async () => {
  await extract(everything);
  const before = await size();
  for (let count = 0; count < 500; count += 1) await extract(everything);
  expect(await size()).toBe(before);
}, 30_000);

test('what breaks the library is passed over and the rest is read', async () => {
  // A function that fails stands for one that runs out of memory.
  await withPdfium(async ({ call }) => {
    Object.assign(call, {
      FPDF_LoadPage() {
        throw new RangeError('Maximum call stack size exceeded');
      },
    });
  });
  const { items, partial } = await extract(everything);
  const text = items.map((item) => item.text).join('\n');
  expect(text).not.toContain('First page');
  expect(text).toContain('Second page');
  expect(partial).toMatchObject([{ code: 'needs-ocr' }, { code: 'damaged' }]);
});

test('a document attached to a document does not disturb it', async () => {
  const inner = testPdf({ pages: [{ lines: ['Inner'] }] });
  const outer = testPdf({ pages: [{ lines: ['Outer'] }], attachments: { 'a.pdf': inner.toString('latin1'), 'b.txt': 'after it' } });
  const found: string[] = [];
  await withPdfium(async () => {
    const { items, contents } = await extract(outer);
    found.push(...items.map(({ text }) => text));
    for (const { key, bytes } of contents) if (key === 'a.pdf') found.push(...(await extract(bytes)).items.map(({ text }) => text));
  });
  expect(found).toEqual(['Outer\na.pdf\nb.txt', 'Inner']);
});
