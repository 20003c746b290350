import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHaveFields, metadataOf } from './metadata-of.ts';

test('common fields are read under their usual names', () => {
  const data = { title: ' A\n title ', description: 'words', author: { name: 'Ann' }, keywords: 'one, two,one', lang: 'pt_BR' };
  expect(metadataOf(data)).toEqual({ title: 'A title', description: 'words', authors: ['Ann'], tags: ['one', 'two'], language: 'pt-BR' });
  expect(metadataOf({ authors: ['Ann', { name: 'Bob', email: 'x' }], tags: ['a', 3] })).toEqual({ authors: ['Ann', 'Bob'], tags: ['a'] });
});

test('values of another type are no fields', () => {
  expect(metadataOf({ title: 3, description: {}, authors: 7, tags: null, language: 'English language' })).toEqual({});
  for (const data of [null, undefined, 'title', ['title'], 5]) expect(metadataOf(data)).toEqual({});
});

test('names of the prototype are not looked up', () => {
  expect(metadataOf(JSON.parse('{"__proto__": {"title": "no"}}'))).toEqual({});
});

test('whatever has fields is not overlooked, and nothing throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('title', 'tags', 'author', 'lang'), (value, name) => {
      const fields = metadataOf({ [name]: value });
      expect(mayHaveFields(JSON.stringify({ [name]: value }))).toBe(true);
      expect(Object.keys(fields).length).toBeLessThanOrEqual(1);
    }),
  );
});
