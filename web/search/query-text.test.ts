import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf, fieldText, hasValue, toggleValue, withField, withOpenEnd, withoutField, withoutUse, wordsOf } from './query-text.ts';

test('finds the fields of a query, by the name that the documentation gives them', () => {
  expect(fieldsOf('rent type:pdf,mail -folder:"~/My Documents" extension:(md txt)')).toMatchObject([
    { field: 'type', values: ['pdf', 'mail'], isNegated: false },
    { field: 'in', values: ['~/My Documents'], isNegated: true },
    { field: 'ext', values: ['md', 'txt'], isNegated: false },
  ]);
});

test('takes neither quoted text, nor groups, nor names that are no fields for fields', () => {
  expect(fieldsOf('"type:pdf" (type:mail OR lang:de) https://example.org note:x type:')).toEqual([]);
});

test('adds a value to the use that is there, where one use may name several', () => {
  expect(toggleValue('rent type:pdf 2024', 'type', 'mail')).toBe('rent type:pdf,mail 2024');
  expect(toggleValue('rent', 'type', 'pdf')).toBe('rent type:pdf');
  expect(toggleValue('tag:a', 'tag', 'b c')).toBe('tag:a tag:"b c"');
});

test('takes a value away that is there', () => {
  expect(toggleValue('rent type:pdf,mail 2024', 'type', 'PDF')).toBe('rent type:mail 2024');
  expect(toggleValue('rent type:pdf 2024', 'type', 'pdf')).toBe('rent 2024');
  expect(toggleValue('is:pdf', 'type', 'pdf')).toBe('');
});

test('leaves what is negated alone', () => {
  expect(hasValue('-type:pdf', 'type', 'pdf')).toBe(false);
  expect(toggleValue('-type:pdf', 'type', 'pdf')).toBe('-type:pdf type:pdf');
});

test('says a field once', () => {
  expect(withField('a sort:newest b order:size', 'sort', 'name')).toBe('a b sort:name');
  expect(withoutField('a before:2024 after:2020 b', 'before', 'after')).toBe('a b');
});

test('keeps blanks that stand in quotes', () => {
  expect(toggleValue('"a  b" type:pdf', 'type', 'pdf')).toBe('"a  b"');
});

test('takes the last word for the beginning of one where that can be', () => {
  expect(withOpenEnd('annual rep')).toBe('annual rep*');
  for (const query of ['re', 'rep ', 'type:pdf', '"annual rep', 'rep*', '(rep)', 'a -rep', 'a OR', 'a AND', '検索エンジン', '@saved'])
    expect(withOpenEnd(query)).toBe(query);
});

test('knows the words apart from the fields', () => {
  expect(wordsOf('rent type:pdf "next year" in:~/a')).toBe('rent "next year"');
});

test('what was added is found again, and gone when it is taken away', () => {
  const value = fc.string({ minLength: 1 }).filter((text) => /^[^"()|,]*[^\s"()|,][^"()|,]*$/u.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.constantFrom('author', 'type', 'in', 'tag'), value, (field, text) => {
      const query = toggleValue('some words', field, text);
      expect(hasValue(query, field, text)).toBe(true);
      expect(toggleValue(query, field, text)).toBe('some words');
    }),
  );
});

test('never fails, and loses nothing but what it is told to remove', () => {
  fc.assert(
    fc.property(fc.string(), (query) => {
      for (const use of fieldsOf(query)) {
        expect(query.slice(use.start, use.end)).toContain(':');
        expect(withoutUse(query, use).length).toBeLessThan(query.length);
      }
      expect(fieldText('author', [query])).toMatch(/^author:/u);
    }),
  );
});
