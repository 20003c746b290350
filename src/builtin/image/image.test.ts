import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import image from './index.ts';
import {
  bmpFile,
  gifFile,
  internationalChunk,
  iptcBlock,
  jpegFile,
  packedChunk,
  plainChunk,
  pngFile,
  psdFile,
  tiffFile,
  u32,
  xmpPacket,
} from './test-images.ts';

const extract = (bytes: Uint8Array, mimeType = 'image/jpeg'): Promise<Recording> =>
  extractWith(image, 'image', { name: 'a.jpg', mimeType, bytes });

const exif = tiffFile(
  [
    { tag: 0x010e, type: 'ascii', value: 'A bridge' },
    { tag: 0x010f, type: 'ascii', value: 'Canon' },
    { tag: 0x0110, type: 'ascii', value: 'Canon EOS 40D' },
    { tag: 0x0132, type: 'ascii', value: '2024:05:02 10:00:00' },
    { tag: 0x013b, type: 'ascii', value: 'Ann; Bob' },
    { tag: 0x8298, type: 'ascii', value: 'All rights' },
  ],
  [
    { tag: 0x829a, type: 'rational', value: [1, 125] },
    { tag: 0x829d, type: 'rational', value: [56, 10] },
    { tag: 0x8827, type: 'short', value: [400] },
    { tag: 0x9003, type: 'ascii', value: '2024:05:01 12:30:00' },
    { tag: 0x9011, type: 'ascii', value: '+02:00' },
    { tag: 0x9209, type: 'short', value: [1] },
    { tag: 0x9286, type: 'undefined', value: Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Grüße', 'utf16le')]) },
    { tag: 0xa434, type: 'ascii', value: 'EF 50mm' },
  ],
  [
    { tag: 1, type: 'ascii', value: 'S' },
    { tag: 2, type: 'rational', value: [12, 1, 30, 1, 0, 1] },
    { tag: 3, type: 'ascii', value: 'E' },
    { tag: 4, type: 'rational', value: [50, 1, 0, 1, 36, 1] },
    { tag: 5, type: 'undefined', value: Buffer.of(0) },
    { tag: 6, type: 'rational', value: [423, 10] },
    { tag: 7, type: 'rational', value: [9, 1, 8, 1, 7, 1] },
    { tag: 29, type: 'ascii', value: '2024:05:01' },
  ],
);
const iptc = iptcBlock([
  [5, 'Старый мост'],
  [25, 'bridge'],
  [25, 'river'],
  [90, 'Mostar'],
  [101, 'Bosnia'],
]);
const xmp = xmpPacket(`<rdf:Description tiff:Make="Other" exif:GPSLatitude="1,30N">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Old Bridge</rdf:li></rdf:Alt></dc:title>
  <dc:subject><rdf:Bag><rdf:li>river</rdf:li><rdf:li>stone</rdf:li></rdf:Bag></dc:subject>
  <mwg-rs:Regions><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="Cleo"/></rdf:li>
  <rdf:li rdf:parseType="Resource"><mwg-rs:Name>Dora</mwg-rs:Name></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description>`);

const photo = jpegFile({ exif, iptc, xmp, comment: 'By hand' });

test('a photo says what it shows, where, when and with what it was taken', async () => {
  const { items, partial } = await extract(photo);
  expect(items).toHaveLength(1);
  expect(items[0]?.text.split('\n')).toEqual([
    'Old Bridge',
    'Старый мост',
    'A bridge',
    'Grüße',
    'By hand',
    'river, stone, bridge',
    'Cleo, Dora',
    'Mostar, Bosnia',
    'Ann, Bob',
    'All rights',
    'Canon EOS 40D',
    'EF 50mm',
  ]);
  expect(items[0]?.metadata).toEqual({
    title: 'Old Bridge',
    description: 'A bridge',
    tags: ['river', 'stone', 'bridge', 'Cleo', 'Dora'],
    authors: ['Ann', 'Bob'],
    copyright: 'All rights',
    place: 'Mostar, Bosnia',
    camera: 'Canon EOS 40D',
    lens: 'EF 50mm',
    createdAt: '2024-05-01T12:30:00+02:00',
    modifiedAt: '2024-05-02T10:00:00',
    exposureTime: '1/125',
    aperture: 5.6,
    iso: 400,
    flash: true,
    latitude: -12.5,
    longitude: 50.01,
    altitude: 42.3,
    positionedAt: '2024-05-01T09:08:07Z',
    width: 640,
    height: 480,
    bitsPerSample: 8,
  });
  expect(partial).toEqual([]);
});

test('what cameras write where a person could say something is left out', async () => {
  const { items } = await extract(jpegFile({ exif: tiffFile([{ tag: 0x010e, type: 'ascii', value: 'OLYMPUS DIGITAL CAMERA' }]) }));
  expect(items[0]).toEqual({ text: '', metadata: { width: 640, height: 480, bitsPerSample: 8 } });
});

test('text chunks of PNG are read, packed or not, and JSON is read for its words', async () => {
  const workflow = JSON.stringify({ nodes: [{ seed: 42, text: 'a castle in the clouds' }, { name: 'x' }] });
  const { items } = await extract(
    pngFile([
      plainChunk('Title', 'Ch\xe2teau'),
      plainChunk('parameters', 'castle, oil painting\nSteps: 20'),
      packedChunk('prompt', workflow),
      internationalChunk('Author', 'Анна'),
      internationalChunk('XML:com.adobe.xmp', xmpPacket('<rdf:Description dc:description="From afar"/>')),
      plainChunk('Software', 'A program'),
      ['eXIf', exif],
      ['tIME', Buffer.of(7, 232, 5, 3, 1, 2, 3)],
    ]),
    'image/png',
  );
  expect(items[0]?.text).toMatch(/^Château\nFrom afar\nA bridge\nGrüße\ncastle, oil painting\nSteps: 20\na castle in the clouds\n/);
  expect(items[0]?.metadata).toMatchObject({
    title: 'Château',
    description: 'From afar',
    authors: ['Ann', 'Bob', 'Анна'],
    application: 'A program',
    modifiedAt: '2024-05-03T01:02:03Z',
    width: 30,
    height: 20,
  });
});

test.each([
  ['image/gif', gifFile(['made by', 'hand']), { text: 'made by\nhand', metadata: { width: 5, height: 4 } }],
  ['image/bmp', bmpFile(), { text: '', metadata: { width: 7, height: 9, bitsPerSample: 8 } }],
  ['image/tiff', exif, { text: 'A bridge\nGrüße\nAnn, Bob\nAll rights\nCanon EOS 40D\nEF 50mm', metadata: { latitude: -12.5 } }],
  [
    'image/vnd.adobe.photoshop',
    psdFile([
      [1060, Buffer.from(xmpPacket('<rdf:Description photoshop:LayerText="Sale today"/>'))],
      [1058, exif],
    ]),
    { metadata: { width: 22, height: 11, camera: 'Canon EOS 40D' } },
  ],
  ['image/vnd.adobe.photoshop', psdFile([[1028, iptc]]), { text: 'Старый мост\nbridge, river\nMostar, Bosnia' }],
])('%s %#', async (mimeType, bytes, expected) => {
  const { items, partial } = await extract(bytes, mimeType);
  expect(items).toMatchObject([expected]);
  expect(partial).toEqual([]);
});

const riff = (id: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(id), u32(data.length).swap32(), data, Buffer.alloc(data.length % 2)]);
const webp = Buffer.concat([
  Buffer.from('WEBP'),
  riff('VP8X', Buffer.of(0x0c, 0, 0, 0, 99, 0, 0, 49, 0, 0)),
  riff('EXIF', exif),
  riff('XMP ', Buffer.from(xmp)),
]);
const fujifilm = Buffer.alloc(100);
fujifilm.write('FUJIFILM');
fujifilm.writeUInt32BE(100, 84);
const canon = Buffer.concat([u32(16), Buffer.from('ftypcrx \0\0\0\0'), u32(exif.length + 8), Buffer.from('CMT1'), exif]);

test.each([
  ['image/webp', riff('RIFF', webp), { title: 'Old Bridge', camera: 'Canon EOS 40D', width: 100, height: 50 }],
  ['image/x-fujifilm-raf', Buffer.concat([fujifilm, photo]), { title: 'Old Bridge', camera: 'Canon EOS 40D', width: 640 }],
  ['image/x-canon-cr3', canon, { description: 'A bridge', camera: 'Canon EOS 40D', latitude: -12.5 }],
])('%s has its tags in a place of its own', async (mimeType, bytes, metadata) => {
  const { items, partial } = await extract(bytes, mimeType);
  expect(items).toMatchObject([{ metadata }]);
  expect(partial).toEqual([]);
});

test('tags that lie behind much else are found', async () => {
  const profile = Buffer.concat([Buffer.of(0xff, 0xe2, 0xff, 0xff), Buffer.alloc(0xfffd)]);
  const large = Buffer.concat([photo.subarray(0, 2), ...Array.from({ length: 20 }, () => profile), photo.subarray(2)]);
  const { items, partial } = await extract(large);
  expect(items[0]?.metadata.title).toBe('Old Bridge');
  expect(partial).toEqual([]);
});

test('what ends early gives what there is, and says so', async () => {
  const { items, partial } = await extract(photo.subarray(0, photo.length - 60));
  expect(items[0]?.metadata.title).toBe('Old Bridge');
  expect(partial).toMatchObject([{ code: 'damaged' }]);
});

test('bombs are not unpacked, and huge images cost nothing', async () => {
  const bomb = pngFile([packedChunk('Comment', 'a'.repeat(100_000_000)), plainChunk('Title', 'Small')]);
  bomb.set(u32(0x7fffffff), 16);
  bomb.set(u32(0x7fffffff), 20);
  const { items } = await extract(bomb, 'image/png');
  expect(items[0]).toMatchObject({ text: 'Small', metadata: { width: 0x7fffffff, height: 0x7fffffff } });
});

test('a million chunks take little time', async () => {
  const chunk = Buffer.concat([u32(0), Buffer.from('teST'), u32(0)]);
  const started = performance.now();
  await extract(Buffer.concat([pngFile([]).subarray(0, -12), ...Array.from({ length: 1_000_000 }, () => chunk)]), 'image/png');
  expect(performance.now() - started).toBeLessThan(5000);
});

test('what is no image is rejected', async () => {
  await expect(extract(Buffer.from('words'))).rejects.toMatchObject({ code: 'corrupt' });
});

const whole = { jpeg: photo, png: pngFile([plainChunk('a', 'b'), packedChunk('c', 'd'), ['eXIf', exif]]), gif: gifFile(['x']), tiff: exif };

test.each([
  ['image/jpeg', whole.jpeg],
  ['image/png', whole.png],
  ['image/gif', whole.gif],
  ['image/tiff', whole.tiff],
  ['image/bmp', bmpFile()],
  [
    'image/vnd.adobe.photoshop',
    psdFile([
      [1060, Buffer.from(xmp)],
      [1058, exif],
    ]),
  ],
])('damage to %s does no harm', async (mimeType, file) => {
  for (const copy of damagedCopies(file, 300)) {
    const outcome = await extract(copy, mimeType).catch((error: unknown) => authorOutcome(error));
    expect(outcome === 'reject' || (typeof outcome === 'object' && outcome.items.length > 0)).toBe(true);
  }
});
