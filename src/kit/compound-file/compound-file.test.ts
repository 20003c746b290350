import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCompoundFile } from './compound-file.ts';
import { makeCompoundFile } from './test-compound-file.ts';

const large = Buffer.from(Array.from({ length: 9000 }, (_, index) => index % 251));
const streams = { small: 'a few bytes', 'Folder/Large': large, 'Folder/Inner/\u0001Ole': 'deep', empty: '' };

test('streams are read by path, whatever their size', () => {
  const file = openCompoundFile(makeCompoundFile(streams));
  expect(file?.entries.map(({ path }) => path).toSorted()).toEqual([
    '',
    'Folder',
    'Folder/Inner',
    'Folder/Inner/\u0001Ole',
    'Folder/Large',
    'empty',
    'small',
  ]);
  expect(file?.stream('SMALL')?.toString()).toBe('a few bytes');
  expect(file?.stream('folder/large')?.equals(large)).toBe(true);
  expect(file?.stream('Folder/Inner/\u0001ole')?.toString()).toBe('deep');
  expect(file?.stream('empty')?.length).toBe(0);
  expect(file?.stream('Folder')).toBeUndefined();
  expect(file?.has('nothing')).toBe(false);
});

test('where the directory is cut off, streams are found by how they begin', () => {
  const whole = makeCompoundFile({ Document: large, other: 'x' });
  const cut = openCompoundFile(whole.subarray(0, 6000));
  expect(cut?.stream('Document')).toBeUndefined();
  expect(cut?.lostStream(large.subarray(0, 4))?.equals(large.subarray(0, 6000 - 512))).toBe(true);
  expect(cut?.lostStream(Buffer.from('nowhere'))).toBeUndefined();
  expect(cut?.damage()).toBe(true);
  const complete = openCompoundFile(whole);
  expect(complete?.stream('Document')?.equals(large)).toBe(true);
  expect(complete?.lostStream(large.subarray(0, 4))).toBeUndefined();
  expect(complete?.damage()).toBe(false);
});

test('what is no compound file is none', () => {
  expect(openCompoundFile(Buffer.from('words'))).toBeUndefined();
  expect(openCompoundFile(Buffer.alloc(600))).toBeUndefined();
});

test('bytes changed or cut away anywhere do no harm', () => {
  const whole = makeCompoundFile(streams);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
      const broken = Buffer.from(whole.subarray(0, length));
      for (const [at, value] of changes) if (at < length) broken[at] = value;
      const file = openCompoundFile(broken);
      for (const { path } of file?.entries ?? []) expect(file?.stream(path)?.length ?? 0).toBeLessThanOrEqual(length);
    }),
    { numRuns: 300, seed: 4 },
  );
});
