import { expect, test } from 'vitest';
import { makeZip } from '../../kit/zip/test-zip.ts';
import { extractZip, ownMetadata, textsOf, unreadOf } from './test-archives.ts';
import { packedSamples, sample } from './test-compressed.ts';

test('names are data: the key is a path below the archive, and what it lost is kept beside it', async () => {
  const names = ['../../etc/passwd', '/tmp/a.txt', 'C:\\a\\b.txt', './c.txt', 'a\u202Etxt.exe', 'nul\0.txt', 'line\nbreak.txt', '..', ''];
  const recording = await extractZip(makeZip(names.map((name, index) => ({ name, data: String(index) }))));
  expect(recording.contents.map(({ key }) => key)).toEqual([
    'etc/passwd',
    'tmp/a.txt',
    'C:/a/b.txt',
    'c.txt',
    'a\u202Etxt.exe',
    'nul\0.txt',
    'line\nbreak.txt',
    'unnamed',
    'unnamed#2',
  ]);
  expect(recording.contents[0]?.metadata).toEqual({ memberName: '../../etc/passwd' });
  expect(recording.contents[3]?.metadata).toEqual({});
});

test('members of the same name get a number', async () => {
  const recording = await extractZip(makeZip(['a.txt', 'a.txt', 'a#2.txt', 'a.txt', 'b', 'b'].map((name) => ({ name, data: 'words' }))));
  expect(recording.contents.map(({ key }) => key)).toEqual(['a.txt', 'a#2.txt', 'a#2#2.txt', 'a#3.txt', 'b', 'b#2']);
});

test.each([
  ['shift_jis', '8365835883672e747874', 'テスト.txt'],
  ['gb18030', 'd6d0cec42e747874', '中文.txt'],
  ['ibm866', '8fe0a8a2a5e22e747874', 'Привет.txt'],
  ['cp437', '477294e1652e747874', 'Größe.txt'],
  ['cp437', '83636f6c6582732e747874', 'âcoleés.txt'],
])('names in %s', async (_, hex, name) => {
  const { contents } = await extractZip(makeZip([{ name: Buffer.from(hex, 'hex'), data: 'words' }]));
  expect(contents[0]?.key).toBe(name);
});

test('encrypted, unsupported, overlarge and empty members are found by name', async () => {
  const bytes = makeZip([
    { name: 'secret.txt', data: 'words', flags: 1 },
    { name: 'odd.txt', data: 'words', method: 98 },
    { name: 'liar.txt', data: 'words', declaredSize: 2 ** 31 },
    { name: 'empty.txt' },
    { name: 'folder/' },
    { name: 'a.txt', data: 'words' },
  ]);
  const recording = await extractZip(bytes);
  expect(textsOf(recording)).toEqual({ 'a.txt': 'words', 'empty.txt': '' });
  expect(unreadOf(recording)).toEqual({
    'secret.txt': 'encrypted',
    'odd.txt': 'unsupported',
    'liar.txt': 'limit:produced',
  });
  expect(recording.partial).toEqual([
    {
      code: 'encrypted',
      text:
        'Of the files in it, some could not be read, or not as a whole: 1 encrypted, 1 too large when unpacked, ' +
        '1 packed in a way that cannot be read.',
    },
  ]);
  expect(ownMetadata(recording)).toEqual({ fileCount: 5 });
});

const packed = (ending: string): Buffer => packedSamples.find(({ name }) => name.endsWith(ending))?.bytes ?? Buffer.alloc(0);

test('other methods of packing', async () => {
  const lzma = packed('.lzma');
  const members = [
    { name: 'bzip2.txt', data: packed('.bz2'), method: 12 },
    { name: 'lzma.txt', data: Buffer.concat([Buffer.of(9, 20, 5, 0), lzma.subarray(0, 5), lzma.subarray(13)]), method: 14 },
    { name: 'zstd.txt', data: packed('.zst'), method: 93 },
    { name: 'xz.txt', data: packed('.xz'), method: 95 },
  ].map((member) => ({ ...member, declaredSize: sample.length }));
  const recording = await extractZip(makeZip(members));
  expect(textsOf(recording)).toEqual(Object.fromEntries(members.map(({ name }) => [name, sample])));
  expect(recording.partial).toEqual([]);
});

test('the comment describes the archive', async () => {
  const recording = await extractZip(makeZip([{ name: 'a.txt', data: 'words' }], { comment: 'holiday pictures' }));
  expect(ownMetadata(recording)).toEqual({ description: 'holiday pictures', fileCount: 1 });
});

test('a member that is damaged is read as far as it goes, and its siblings go on', async () => {
  const bytes = makeZip([
    { name: 'a.txt', data: 'words that break', method: 0 },
    { name: 'b.txt', data: 'whole words' },
  ]);
  bytes.write('W', bytes.indexOf('words that'));
  const recording = await extractZip(bytes);
  expect(textsOf(recording)).toEqual({ 'a.txt': 'Words that break', 'b.txt': 'whole words' });
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});
