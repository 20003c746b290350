import { expect, test } from 'vitest';
import { createMetadata } from './metadata.ts';

test('with replaces fields and removes those set to undefined', () => {
  const before = createMetadata({ title: 'a', tags: ['x'] });
  const after = before.with({ title: 'b', tags: undefined as never });
  expect({ ...after }).toEqual({ title: 'b' });
  expect(before.title).toBe('a');
});

test('merge replaces scalars, concatenates lists and merges maps', () => {
  const merged = createMetadata({ title: 'a', tags: ['x', 'y'], exif: { camera: 'c', lens: 'l' } }).merge({
    title: 'b',
    tags: ['y', 'z'],
    exif: { lens: 'm', iso: 100 },
  });
  expect({ ...merged }).toEqual({ title: 'b', tags: ['x', 'y', 'z'], exif: { camera: 'c', lens: 'm', iso: 100 } });
});

test('metadata cannot be changed and its methods are not fields', () => {
  const metadata = createMetadata({ title: 'a', with: 'w' });
  expect(() => Object.assign(metadata, { title: 'b' })).toThrow(TypeError);
  expect(Object.keys(metadata)).toEqual(['title']);
  expect(JSON.stringify(metadata)).toBe('{"title":"a"}');
});
