import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unescapeJson } from './unescape-json.ts';

test('escapes become what they stand for', () => {
  expect(unescapeJson(String.raw`{"a": "first\nsecond \u0434\u0430 \ud83d\ude42 C:\\dir \"x\" \/"}`)).toBe(
    '{"a": "first\nsecond да 🙂 C:\\dir "x" /"}',
  );
});

test('half a pair and a cut escape do no harm', () => {
  expect(unescapeJson(String.raw`"\ud83d \u12`)).toBe(`"\ufffd ${String.raw`\u12`}`);
});

test('the words of any string are found in its JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[\b\f\r]/.test(text));
      expect(unescapeJson(JSON.stringify(text)).slice(1, -1)).toBe(text);
    }),
  );
});
