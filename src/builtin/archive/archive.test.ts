import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extract, archivesOf, ownMetadata, textsOf, unreadOf, usualArchives, type TestArchive } from './test-archives.ts';
import { packedSamples, sample } from './test-compressed.ts';
import { testTime, usualFiles } from './test-files.ts';
import { makeIso } from './test-iso.ts';
import { makeAr, makeCpio, makeDeb, makeRpm } from './test-packages.ts';
import { makeRar } from './test-stored.ts';
import { tarOf } from './test-tar.ts';

const expected = Object.fromEntries(usualFiles.map(({ name, data }) => [name, data]));
const archives = archivesOf(usualFiles).map((archive): [string, TestArchive] => [archive.name, archive]);

test.each(archives)('%s gives its files by their names', async (_, archive) => {
  const recording = await extract(archive);
  const { 'DEBIAN/control': _control, ...texts } = textsOf(recording);
  expect(texts).toEqual(expected);
  expect(recording.partial).toEqual([]);
  expect(ownMetadata(recording)).toMatchObject({ fileCount: recording.contents.length });
});

test.each(archives.filter(([name]) => !/\.(?:zip|jar|7z)$/.test(name)))('%s tells when files were changed', async (_, archive) => {
  const { contents } = await extract(archive);
  expect(contents.map(({ modifiedAt }) => modifiedAt)).toEqual(contents.map(() => testTime * 1000));
});

test.each(packedSamples.map((packed): [string, TestArchive] => [packed.name, packed]))('%s gives one file', async (name, packed) => {
  const recording = await extract(packed);
  expect(textsOf(recording)).toEqual({ 'sample.txt': sample });
  expect(recording.partial).toEqual([]);
  expect(name.startsWith('sample.txt.')).toBe(true);
});

test.each(
  packedSamples.filter(({ name }) => /(?:gz|bz2|xz|lz|zst|lz4)$/.test(name)).map((packed): [string, TestArchive] => [packed.name, packed]),
)('%s may hold several streams in a row', async (_, packed) => {
  const recording = await extract({ ...packed, bytes: Buffer.concat([packed.bytes, packed.bytes]) });
  expect(textsOf(recording)).toEqual({ 'sample.txt': sample + sample });
  expect(recording.partial).toEqual([]);
});

const keyOf = async (name: string, bytes: Buffer) => (await extract({ name, mimeType: 'application/gzip', bytes })).contents[0]?.key;

test('a compressed file is named by its ending, by the header of gzip, or as it is', async () => {
  const named = gzipSync('words');
  named.writeUInt8(8, 3);
  const withName = Buffer.concat([named.subarray(0, 10), Buffer.from('C.txt\0'), named.subarray(10)]);
  expect(await keyOf('a.svgz', gzipSync('<svg/>'))).toBe('a.svg');
  expect(await keyOf('a.tgz', gzipSync('no tar'))).toBe('a.tar');
  expect(await keyOf('download', withName)).toBe('C.txt');
  expect(await keyOf('download', gzipSync('words'))).toBe('download');
});

test('a tar archive without anything in it is one all the same', async () => {
  const recording = await extract({ name: 'a.tar', mimeType: 'application/x-tar', bytes: tarOf([{ name: 'folder/', data: '' }]) });
  expect(recording.contents).toEqual([]);
  expect(ownMetadata(recording)).toEqual({ fileCount: 0 });
});

test('what a package says of itself becomes metadata', async () => {
  const control = 'Package: name\nVersion: 1.2\nMaintainer: A B <a@b>\nDescription: short\n long\n .\n longer\nHomepage: http://x\n';
  const deb = await extract({ name: 'a.deb', mimeType: 'application/x-deb', bytes: makeDeb(control, usualFiles) });
  expect(ownMetadata(deb)).toEqual({
    title: 'name',
    packageVersion: '1.2',
    authors: ['A B <a@b>'],
    description: 'short\nlong\n\nlonger',
    homepage: 'http://x',
    fileCount: 3,
  });
  const tags = { 1000: 'name', 1001: '2', 1004: 'a summary', 1005: 'a description', 1011: 'a vendor' };
  const rpm = await extract({ name: 'a.rpm', mimeType: 'application/x-rpm', bytes: makeRpm(tags, usualFiles) });
  expect(ownMetadata(rpm)).toEqual({
    title: 'name',
    packageVersion: '2',
    subject: 'a summary',
    description: 'a description',
    authors: ['a vendor'],
    fileCount: 2,
  });
});

test('tables of symbols in libraries are no files', async () => {
  const bytes = makeAr([{ name: '', data: 'symbols' }, ...usualFiles]);
  expect(Object.keys(textsOf(await extract({ name: 'a.a', mimeType: 'application/x-unix-archive', bytes })))).toEqual(
    Object.keys(expected),
  );
});

test('names of discs: as they are without extensions; a folder that contains itself is read once', async () => {
  const bytes = makeIso({ title: 'A DISC', names: 'plain', files: [{ name: 'folder/readme.txt', data: 'words' }], loop: true });
  const recording = await extract({ name: 'a.iso', mimeType: 'application/x-iso9660-image', bytes });
  expect(textsOf(recording)).toEqual({ 'F/README.TXT': 'words' });
  expect(ownMetadata(recording)).toEqual({ title: 'A DISC', publisher: 'A PUBLISHER', createdAt: '2024-05-01T12:00:00Z', fileCount: 1 });
});

test('of a disc that is cut off, what it says of itself remains', async () => {
  const bytes = makeIso({ title: 'A DISC', names: 'joliet', files: usualFiles }).subarray(0, 19 * 2048);
  const recording = await extract({ name: 'a.iso', mimeType: 'application/x-iso9660-image', bytes });
  expect(ownMetadata(recording)).toMatchObject({ title: 'A DISC' });
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});

test('encrypted members are found by name', async () => {
  const [first, second] = usualFiles as [(typeof usualFiles)[0], (typeof usualFiles)[0]];
  const bytes = makeRar([first, { ...second, password: true }]);
  const recording = await extract({ name: 'a.rar', mimeType: 'application/vnd.rar', bytes });
  expect(textsOf(recording)).toEqual({ [first.name]: first.data });
  expect(unreadOf(recording)).toEqual({ [second.name]: 'encrypted' });
  expect(recording.partial).toMatchObject([{ code: 'encrypted' }]);
});

test('special files of cpio archives are left out', async () => {
  const bytes = makeCpio(usualFiles);
  bytes.write('0000a1ff', 14);
  const recording = await extract({ name: 'a.cpio', mimeType: 'application/x-cpio', bytes });
  expect(Object.keys(textsOf(recording))).toEqual(['Größe.md']);
});

test.each(usualArchives.map(({ name, mimeType }): [string, string] => [name, mimeType]))(
  'what is no archive at all, called %s, is rejected',
  async (name, mimeType) => {
    await expect(extract({ name, mimeType, bytes: Buffer.from('just words, nothing packed\n'.repeat(100)) })).rejects.toThrow(/read/);
  },
);
