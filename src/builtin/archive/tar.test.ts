import { expect, test } from 'vitest';
import { extractTar, textsOf, unreadOf } from './test-archives.ts';
import { sampleText } from './test-files.ts';
import { makeTar, paxRecords, tarMember } from './test-tar.ts';

const long = `${'folder/'.repeat(40)}readme.txt`;

test('long names, in all ways that there are', async () => {
  const prefixed = { name: 'readme.txt', prefix: 'folder/'.repeat(20).slice(0, -1), data: '1' };
  const gnu = [
    { name: '././@LongLink', type: 'L', data: `${long}\0` },
    { name: long.slice(0, 100), data: '2' },
  ];
  const posix = [paxRecords({ path: `${long}x`, mtime: '1.5' }), { name: long.slice(0, 100), data: '3' }];
  const recording = await extractTar(makeTar([prefixed, ...gnu, ...posix]));
  expect(textsOf(recording)).toEqual({ [`${prefixed.prefix}/readme.txt`]: '1', [long]: '2', [`${long}x`]: '3' });
  expect(recording.contents[2]?.modifiedAt).toBe(1500);
});

test('sizes in binary, and sizes in records', async () => {
  const size = Buffer.alloc(12);
  size.writeUInt8(0x80, 0);
  size.writeUInt32BE(5, 8);
  const binary = { name: 'a.txt', data: 'words', fields: [[124, size]] as const };
  const recorded = [paxRecords({ size: '5' }), { name: 'b.txt', data: 'words', size: 0 }];
  expect(textsOf(await extractTar(makeTar([binary, ...recorded, { name: 'c.txt', data: 'more' }])))).toEqual({
    'a.txt': 'words',
    'b.txt': 'words',
    'c.txt': 'more',
  });
});

test('links, folders and devices are no files', async () => {
  const others = ['1', '2', '3', '4', '5', '6'].map((type) => ({ name: `other${type}`, type, size: 1000 }));
  const folders = [{ name: 'folder/', type: '0' }];
  expect(textsOf(await extractTar(makeTar([...others, ...folders, { name: 'a.txt', data: 'words' }])))).toEqual({ 'a.txt': 'words' });
});

test('sparse files are found by name', async () => {
  const extended = Buffer.alloc(1);
  extended.writeUInt8(1, 0);
  const whole = Buffer.from('00010000000\0');
  const old = {
    name: 'old.img',
    type: 'S',
    data: Buffer.concat([Buffer.alloc(512), Buffer.from('data')]),
    size: 4,
    fields: [
      [482, extended],
      [483, whole],
    ] as const,
  };
  const posix = [
    paxRecords({ 'GNU.sparse.name': 'new.img', 'GNU.sparse.realsize': '1000000' }),
    { name: 'GNUSparseFile.1/new.img', data: 'map' },
  ];
  const recording = await extractTar(makeTar([old, ...posix, { name: 'a.txt', data: 'words' }]));
  expect(unreadOf(recording)).toEqual({ 'old.img': 'unsupported', 'new.img': 'unsupported' });
  expect(recording.contents.map(({ size }) => size)).toEqual([2 ** 21, 1_000_000, 5]);
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words' });
});

test('names that are not UTF-8 are guessed', async () => {
  const latin = { name: Buffer.from('Stra\xdfe.txt', 'latin1'), data: '1' };
  const japanese = { name: Buffer.from('93fa967b8cea82cc2e747874', 'hex'), data: '2' };
  expect(Object.keys(textsOf(await extractTar(makeTar([latin, japanese]))))).toEqual(['Straße.txt', '日本語の.txt']);
});

test('what is cut off is read as far as it goes', async () => {
  const text = sampleText(2000);
  const bytes = makeTar([
    { name: 'a.txt', data: 'words' },
    { name: 'b.txt', data: text },
  ]).subarray(0, 2560);
  const recording = await extractTar(bytes);
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words', 'b.txt': text.slice(0, 1024) });
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});

test('a damaged header is passed over', async () => {
  const bytes = makeTar([
    { name: 'a.txt', data: 'words' },
    { name: 'b.txt', data: 'lost' },
    { name: 'c.txt', data: 'more' },
  ]);
  bytes.write('x', 1024 + 148);
  const recording = await extractTar(bytes);
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words', 'c.txt': 'more' });
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});

test('an archive without an end is whole', async () => {
  const recording = await extractTar(tarMember({ name: 'a.txt', data: 'words' }));
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words' });
  expect(recording.partial).toEqual([]);
});
