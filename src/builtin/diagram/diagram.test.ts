import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import diagram from './index.ts';

async function extract(extension: 'drawio' | 'excalidraw', bytes: string | Uint8Array): Promise<RecordedItem> {
  const { items } = await extractWith(diagram, extension, { name: 'a', mimeType: 'x/y', bytes });
  return items[0] as RecordedItem;
}

const model = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" value="&lt;b&gt;Start&lt;/b&gt;&lt;br&gt;here" style="rounded=1"/>
<object label="Server" link="https://x.example/" owner="Ada" id="2"><mxCell vertex="1"><mxGeometry x="1" as="geometry"/></mxCell></object></root></mxGraphModel>`;
const packed = deflateRawSync(encodeURIComponent(model.replace('Start', 'Stárt'))).toString('base64');
const drawio = `<mxfile host="x"><diagram name="Plain" id="a">${model}</diagram><diagram name="Packed" id="b">${packed}</diagram></mxfile>`;

test('pages of draw.io, packed or not', async () => {
  expect(await extract('drawio', drawio)).toEqual({
    text: 'Plain\nStart\nhere\nServer\nhttps://x.example/\nAda\nPacked\nStárt\nhere\nServer\nhttps://x.example/\nAda',
    metadata: { headings: ['Plain', 'Packed'], links: ['https://x.example/'] },
  });
});

test('a page that does not unpack says nothing', async () => {
  const bomb = deflateRawSync(Buffer.alloc(80 * 1024 ** 2)).toString('base64');
  expect((await extract('drawio', `<mxfile><diagram name="a">${bomb}</diagram><diagram name="b">!!</diagram></mxfile>`)).text).toBe('a\nb');
});

const excalidraw = JSON.stringify({
  type: 'excalidraw',
  elements: [
    { type: 'text', text: 'Some\ntext', originalText: 'Some text', link: 'https://x.example/' },
    { type: 'text', text: 'gone', isDeleted: true },
    { type: 'frame', name: 'Frame' },
    { type: 'rectangle' },
  ],
  libraryItems: [{ name: 'Item', elements: [{ type: 'text', text: 'in it' }] }],
});

test('texts of Excalidraw', async () => {
  expect(await extract('excalidraw', excalidraw)).toEqual({
    text: 'Item\nSome text\nFrame\nin it',
    metadata: { links: ['https://x.example/'] },
  });
  await expect(extract('excalidraw', '{')).rejects.toThrow('no valid JSON');
});

test.each([['drawio', drawio] as const, ['excalidraw', excalidraw] as const])('damaged %s is read or rejected', async (extension, file) => {
  for (const copy of damagedCopies(Buffer.from(file), 300)) expect(await outcomeOf(extract(extension, copy))).toMatch(/done|reject/);
});
