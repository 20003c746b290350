import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesAsSource, openZip } from '../../kit/zip/index.ts';
import { makeZip } from '../../kit/zip/test-zip.ts';
import { extract, extractTar, extractZip, textsOf, unreadOf } from './test-archives.ts';
import { makeSevenZip } from './test-stored.ts';
import { makeTar, tarMember } from './test-tar.ts';

const mebibyte = 1024 ** 2;
const zeros = Buffer.alloc(64 * mebibyte);
const named = (name: string, mimeType: string, bytes: Buffer) => ({ name, mimeType, bytes });

test.each([
  ['gzip', named('bomb.gz', 'application/gzip', gzipSync(zeros))],
  ['zstd', named('bomb.zst', 'application/zstd', zstdCompressSync(zeros))],
  ['brotli', named('bomb.br', 'application/x-brotli', brotliCompressSync(zeros))],
])('a bomb of %s is unpacked as far as the limit allows', async (_, bomb) => {
  const recording = await extract(bomb);
  expect(recording.contents[0]?.bytes.length).toBe(Math.max(10 * mebibyte, bomb.bytes.length * 200));
  expect(recording.partial).toMatchObject([{ code: 'limit:produced' }]);
});

test('a small file that unpacks to a terabyte costs no more than one that unpacks to a limit', async () => {
  // Frames of blocks that each are a run of 128 KiB.
  const run = Buffer.from([0x02, 0x00, 0x10, 0x00]);
  const frame = Buffer.concat([Buffer.from('28b52ffd0058', 'hex'), Buffer.concat(Array.from({ length: 10_000 }, () => run))]);
  const started = performance.now();
  const recording = await extract(named('bomb.zst', 'application/zstd', frame));
  expect(recording.contents[0]?.bytes.length).toBe(10 * mebibyte);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('members that lie about their size stop at the limit, and what follows is found by name', async () => {
  const bomb = { name: 'bomb', data: zeros, declaredSize: 10 };
  const recording = await extractZip(
    makeZip([{ name: 'a.txt', data: 'words' }, bomb, { ...bomb, name: 'again' }, { name: 'b.txt', data: 'late' }]),
  );
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words' });
  expect(unreadOf(recording)).toEqual({ bomb: 'limit:produced', again: 'limit:produced', 'b.txt': 'limit:produced' });
  expect(recording.partial).toMatchObject([{ code: 'limit:produced' }]);
});

test('a zip of members that are all the same bytes gives them once', async () => {
  const bytes = makeZip([{ name: 'a', data: Buffer.alloc(mebibyte) }]);
  const zip = await openZip(bytesAsSource(bytes));
  const directoryStart = bytes.lastIndexOf('PK\x01\x02');
  const entry = bytes.subarray(directoryStart, bytes.lastIndexOf('PK\x05\x06'));
  const end = Buffer.from(bytes.subarray(bytes.lastIndexOf('PK\x05\x06')));
  end.writeUInt16LE(1000, 8);
  end.writeUInt16LE(1000, 10);
  end.writeUInt32LE(entry.length * 1000, 12);
  const recording = await extractZip(Buffer.concat([bytes.subarray(0, directoryStart), ...Array.from({ length: 1000 }, () => entry), end]));
  expect(zip).toBeDefined();
  expect(recording.contents.filter(({ unread }) => !unread).length).toBe(1);
  expect(new Set(Object.values(unreadOf(recording)))).toEqual(new Set(['limit:overlap']));
  expect(recording.partial).toMatchObject([{ code: 'limit:overlap' }]);
});

test('a zip that contains itself is only opened', async () => {
  // The innermost level of an archive that never ends is handed on as bytes; how deep that goes is the host's to say.
  let bytes = makeZip([{ name: 'a.txt', data: 'words' }]);
  for (let level = 0; level < 100; level += 1) bytes = makeZip([{ name: 'inner.zip', data: bytes }]);
  const recording = await extractZip(bytes);
  expect(recording.contents.map(({ key }) => key)).toEqual(['inner.zip']);
});

test('a hundred thousand members are handed on one by one', async () => {
  const count = 100_000;
  const member = tarMember({ name: 'a.txt', data: 'x' });
  const recording = await extractTar(Buffer.concat([...Array.from({ length: count }, () => member), Buffer.alloc(1024)]));
  expect(recording.contents.length).toBe(count);
  expect(recording.contents.at(-1)?.key).toBe(`a#${count}.txt`);
});

test('zip64', async () => {
  expect(textsOf(await extractZip(makeZip([{ name: 'a.txt', data: 'words' }], { zip64: true })))).toEqual({ 'a.txt': 'words' });
});

test('sizes that cannot be are not believed', async () => {
  const huge = Buffer.from('77777777777\0');
  const tar = await extractTar(
    makeTar([
      { name: 'a.txt', data: 'words' },
      { name: 'huge', data: 'x', fields: [[124, huge]] },
    ]),
  );
  expect(textsOf(tar)).toEqual({ 'a.txt': 'words' });
  expect(unreadOf(tar)).toEqual({ huge: 'limit:produced' });
  const seven = makeSevenZip([{ name: 'a.txt', data: 'words' }]);
  seven.writeBigUInt64LE(2n ** 60n, 12);
  await expect(extract(named('a.7z', 'application/x-7z-compressed', seven))).rejects.toThrow('damaged');
});

test('data that do not unpack are damaged, not fatal', async () => {
  const packed = deflateRawSync(Buffer.from('words '.repeat(1000)));
  packed.fill(0xff, 20, 30);
  const bytes = makeZip([
    { name: 'a.txt', data: packed, method: 8 },
    { name: 'b.txt', data: 'words' },
  ]);
  const gz = Buffer.concat([gzipSync('a whole text '.repeat(10_000)).subarray(0, 200), Buffer.alloc(100, 7)]);
  expect(textsOf(await extractZip(bytes))).toMatchObject({ 'b.txt': 'words' });
  const recording = await extract(named('a.gz', 'application/gzip', gz));
  expect(Buffer.from(recording.contents[0]?.bytes ?? []).toString()).toMatch(/^a whole text a whole/);
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});
