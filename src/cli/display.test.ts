import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayed, displayedJson } from './display.ts';

test('what a terminal would act on is spelled out', () => {
  expect(displayed('a\u001b[31mred\nb\u009b0m\u202e')).toBe('a\\e[31mred\\nb\\u009b0m\\u202e');
});

test('JSON stays the same value and holds no control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = displayedJson({ text });
      expect(JSON.parse(json)).toEqual({ text: JSON.parse(JSON.stringify(text)) as string });
      // oxlint-disable-next-line no-control-regex -- they are what must not be there
      expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }),
  );
});
