import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesAsSource, openZip, readZipEntry, streamZipEntry, type ZipEntry } from './index.ts';
import { makeZip, type TestArchive, type TestMember } from './test-zip.ts';

const mebibyte = 1024 ** 2;

async function list(bytes: Uint8Array): Promise<{ readonly entries: readonly ZipEntry[]; readonly damage: boolean }> {
  const zip = await openZip(bytesAsSource(bytes));
  const entries: ZipEntry[] = [];
  for await (const entry of zip?.entries() ?? []) entries.push(entry);
  return { entries, damage: zip?.damage() ?? true };
}

/** Names and texts, with the problem in the place of a text that has one. */
async function contents(bytes: Uint8Array, most = mebibyte): Promise<readonly (readonly [string, string])[]> {
  const { entries } = await list(bytes);
  return Promise.all(
    entries.map(async (entry) => {
      const { bytes: data, problem } = await readZipEntry(bytesAsSource(bytes), entry, most);
      return [entry.name, problem ?? Buffer.from(data).toString()] as const;
    }),
  );
}

const two: readonly TestMember[] = [
  { name: 'a.txt', data: 'alpha' },
  { name: 'b/ü.txt', data: 'beta', method: 0 },
];
const read = [
  ['a.txt', 'alpha'],
  ['b/ü.txt', 'beta'],
];

test.each<readonly [string, TestArchive]>([
  ['plain', {}],
  ['with a comment', { comment: 'PK\x05\x06 of no use' }],
  ['zip64', { zip64: true }],
  ['without directory', { withoutDirectory: true }],
])('an archive is read: %s', async (_, options) => {
  expect(await contents(makeZip(two, options))).toEqual(read);
});

test('sizes may follow the data, also without directory', async () => {
  const members = two.map((member) => ({ ...member, descriptor: true }));
  expect(await contents(makeZip(members))).toEqual(read);
  const scanned = await contents(makeZip(members, { withoutDirectory: true }));
  expect(scanned).toEqual(read);
});

test('what stands before an archive does not matter', async () => {
  expect(await contents(Buffer.concat([Buffer.alloc(1000, 'x'), makeZip(two)]))).toEqual(read);
  expect(await contents(Buffer.concat([Buffer.alloc(1000, 'x'), makeZip(two, { zip64: true })]))).toEqual(read);
});

test('a broken directory is made up for', async () => {
  const zip = makeZip(two);
  zip.writeUInt32LE(0, zip.lastIndexOf('PK\x01\x02'));
  expect(await contents(zip)).toEqual(read);
  expect((await list(zip)).damage).toBe(true);
  expect((await list(makeZip(two))).damage).toBe(false);
});

test('of a truncated archive the beginning is read', async () => {
  const long = Array.from({ length: 5000 }, (_, index) => `line ${index}\n`).join('');
  const zip = makeZip([...two, { name: 'c', data: long }]);
  const cut = zip.subarray(0, 8000);
  const { entries } = await list(cut);
  expect(entries.map(({ name }) => name)).toEqual(['a.txt', 'b/ü.txt', 'c']);
  const { bytes, problem } = await readZipEntry(bytesAsSource(cut), entries[2]!, mebibyte);
  expect(problem).toBe('damaged');
  expect(bytes.length).toBeGreaterThan(10_000);
  expect(long.startsWith(Buffer.from(bytes).toString())).toBe(true);
});

test('what is no archive is none', async () => {
  expect(await openZip(bytesAsSource(Buffer.from('just words')))).toBeUndefined();
  expect(await openZip(bytesAsSource(Buffer.alloc(0)))).toBeUndefined();
  expect(await list(makeZip([]))).toEqual({ entries: [], damage: false });
});

test.each<readonly [string, TestMember, string]>([
  ['encrypted', { name: 'a', data: 'x', flags: 1 }, 'encrypted'],
  ['AES', { name: 'a', data: 'x', extra: Buffer.from('01990000', 'hex') }, 'encrypted'],
  ['LZMA', { name: 'a', data: 'x', method: 14 }, 'unsupported'],
  ['declared too large', { name: 'a', data: 'x', declaredSize: 2 * mebibyte }, 'too-large'],
  ['a bomb', { name: 'a', data: Buffer.alloc(3 * mebibyte), declaredSize: 10 }, 'too-large'],
  ['stored and too large', { name: 'a', data: Buffer.alloc(2 * mebibyte), method: 0, declaredSize: 10 }, 'too-large'],
  ['of another size', { name: 'a', data: 'x', declaredSize: 10 }, 'damaged'],
])('entries that cannot be read say so: %s', async (_, member, problem) => {
  expect(await contents(makeZip([member]))).toEqual([['a', problem]]);
});

test('a checksum that differs is damage, and the bytes are there', async () => {
  const zip = makeZip([{ name: 'a', data: 'words', method: 0 }]);
  zip.write('W', zip.indexOf('words'));
  const { entries } = await list(zip);
  const { bytes, problem } = await readZipEntry(bytesAsSource(zip), entries[0]!, mebibyte);
  expect([Buffer.from(bytes).toString(), problem]).toEqual(['Words', 'damaged']);
});

test('entries that share bytes are flagged', async () => {
  const zip = makeZip([{ name: 'a', data: Buffer.alloc(1000, 'x'), method: 0 }]);
  const start = zip.indexOf('PK\x01\x02');
  const header = zip.subarray(start, zip.indexOf('PK\x05\x06'));
  const end = Buffer.from(zip.subarray(zip.indexOf('PK\x05\x06')));
  end.writeUInt16LE(3, 10);
  end.writeUInt32LE(3 * header.length, 12);
  const bomb = Buffer.concat([zip.subarray(0, start), header, header, header, end]);
  expect((await contents(bomb, mebibyte)).map(([, text]) => text.slice(0, 11))).toEqual(['xxxxxxxxxxx', 'overlapping', 'overlapping']);
});

function unicodeName(name: string, better: string): Buffer {
  const value = Buffer.concat([Buffer.of(1), Buffer.from(Uint32Array.of(crc32(name)).buffer), Buffer.from(better)]);
  return Buffer.concat([Buffer.from('7570', 'hex'), Buffer.of(value.length, 0), value]);
}

test.each<readonly [string, Buffer, Partial<TestMember>, string]>([
  ['code page 437', Buffer.from([0x81, 0x62]), {}, 'üb'],
  ['UTF-8 without a mark', Buffer.from('日本.txt'), {}, '日本.txt'],
  ['Info-ZIP Unicode', Buffer.from('u'), { extra: unicodeName('u', 'ü') }, 'ü'],
  ['Info-ZIP Unicode of another name', Buffer.from('u'), { extra: unicodeName('v', 'ü') }, 'u'],
  ['a path of Windows', Buffer.from('a\\b.txt'), {}, 'a/b.txt'],
  ['a path that leads out', Buffer.from('../../etc/passwd'), {}, '../../etc/passwd'],
])('names: %s', async (_, name, member, expected) => {
  expect((await list(makeZip([{ name, ...member }]))).entries.map((entry) => entry.name)).toEqual([expected]);
});

test('times are those of the extra fields, else of DOS', async () => {
  const seconds = Buffer.from('5554050001', 'hex');
  const extra = Buffer.concat([seconds, Buffer.from(Int32Array.of(1_700_000_000).buffer)]);
  const zip = makeZip([
    { name: 'a', extra },
    { name: 'b', time: [(12 << 11) | (30 << 5) | 5, (44 << 9) | (5 << 5) | 17] },
  ]);
  expect((await list(zip)).entries.map(({ modifiedAt }) => new Date(modifiedAt ?? 0).toISOString())).toEqual([
    '2023-11-14T22:13:20.000Z',
    '2024-05-17T12:30:10.000Z',
  ]);
});

test('an entry is unpacked piece by piece, also a bomb', async () => {
  const zip = makeZip([{ name: 'a', data: Buffer.alloc(40 * mebibyte, 'ab') }]);
  const { entries } = await list(zip);
  let length = 0;
  for await (const chunk of streamZipEntry(bytesAsSource(zip), entries[0]!)) length += chunk.length;
  expect(length).toBe(40 * mebibyte);
});

test('a hundred thousand entries take their time only', async () => {
  const zip = makeZip(
    Array.from({ length: 100_000 }, (_, index) => ({ name: `folder/${index}.txt`, method: 0 })),
    { zip64: true },
  );
  expect((await list(zip)).entries).toHaveLength(100_000);
});

test('bytes changed or cut away anywhere do no harm', async () => {
  const zip = makeZip([...two, { name: 'c', data: 'gamma '.repeat(100), descriptor: true }], { comment: 'end' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 5 }),
      fc.nat(zip.length),
      async (changes, length) => {
        const broken = Buffer.from(zip.subarray(0, length));
        for (const [at, value] of changes) if (at < length) broken[at] = value;
        for (const [, text] of await contents(broken)) expect(text.length).toBeLessThanOrEqual(mebibyte);
      },
    ),
    { numRuns: 300, seed: 4 },
  );
});
