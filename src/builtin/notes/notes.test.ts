import { expect, test } from 'vitest';
import { extractWith } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import notes from './index.ts';

const enex = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20240601T000000Z" application="Evernote"><note><title>First &amp; best</title>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">
<en-note><h1>Heading</h1><div>Some text<br/>on lines</div><en-media type="image/png" hash="1"/></en-note>]]></content>
<created>20240501T120000Z</created><updated>20240502T120000Z</updated><tag>one</tag><tag>two</tag>
<note-attributes><author>Ada</author><source-url>https://x.example/</source-url></note-attributes>
<resource><data encoding="base64">
aGVs
bG8=</data><mime>text/plain</mime><resource-attributes><file-name>../a.txt</file-name></resource-attributes></resource>
<resource><data>aQ==</data><mime>text/plain</mime></resource></note>
<note><title>First &amp; best</title><content><![CDATA[<en-note>Again</en-note>]]></content></note></en-export>`;

const extractEnex = (bytes: string | Uint8Array): ReturnType<typeof extractWith> =>
  extractWith(notes, 'enex', { name: 'a.enex', mimeType: 'application/enex+xml', bytes });

test('notes of an Evernote export are parts, and so are their files', async () => {
  const { items, contents } = await extractEnex(enex);
  expect(items).toEqual([
    {
      text: 'Heading\nSome text\non lines',
      metadata: {
        title: 'First & best',
        authors: ['Ada'],
        tags: ['one', 'two'],
        createdAt: '2024-05-01T12:00:00Z',
        modifiedAt: '2024-05-02T12:00:00Z',
        headings: ['Heading'],
        links: ['https://x.example/'],
      },
      child: { key: 'First & best', mimeType: 'text/html', modifiedAt: Date.UTC(2024, 4, 2, 12) },
    },
    { text: 'Again', metadata: { title: 'First & best' }, child: { key: 'First & best (2)', mimeType: 'text/html' } },
    { text: '', metadata: { noteCount: 2 } },
  ]);
  expect(contents.map(({ key, bytes }) => [key, Buffer.from(bytes).toString()])).toEqual([
    ['First & best/.._a.txt', 'hello'],
    ['First & best/file 2', 'i'],
  ]);
});

test('damaged exports are read or rejected', async () => {
  for (const copy of damagedCopies(Buffer.from(enex), 300)) expect(await outcomeOf(extractEnex(copy))).toMatch(/done|reject/);
});

const extractCanvas = (bytes: string): ReturnType<typeof extractWith> =>
  extractWith(notes, 'canvas', { name: 'a.canvas', mimeType: 'application/x-canvas+json', bytes });

test('a canvas is what its cards say', async () => {
  const canvas = {
    nodes: [
      { id: '1', type: 'text', text: '# Card' },
      { type: 'file', file: 'notes/a.md' },
      { type: 'link', url: 'https://x.example/' },
      { type: 'group', label: 'Group' },
      7,
    ],
    edges: [{ fromNode: '1', label: 'leads to' }],
  };
  expect((await extractCanvas(JSON.stringify(canvas))).items).toEqual([
    { text: '# Card\n\nnotes/a.md\n\nhttps://x.example/\n\nGroup\n\nleads to', metadata: { links: ['notes/a.md', 'https://x.example/'] } },
  ]);
  expect((await extractCanvas('')).items).toEqual([{ text: '', metadata: {} }]);
  await expect(extractCanvas('{"nodes"')).rejects.toThrow('no valid JSON');
});
