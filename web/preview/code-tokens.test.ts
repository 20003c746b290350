import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeTokens } from './code-tokens.ts';

const read = (code: string, mimeType = 'text/x-c') =>
  codeTokens(code, mimeType).flatMap(({ kind, start, end }) => (kind === 'other' ? [] : [`${kind} ${code.slice(start, end)}`]));

test('tells comments, texts, numbers and keywords', () => {
  expect(read('if (x == "a\\"b") return 0x1F; // done')).toEqual([
    'keyword if',
    'text "a\\"b"',
    'keyword return',
    'number 0x1F',
    'comment // done',
  ]);
  expect(read("# note\nprint('x')", 'text/x-python')).toEqual(['comment # note', "text 'x'"]);
  expect(read('-- note', 'application/sql')).toEqual(['comment -- note']);
  expect(read('{"a": "http://x"}', 'application/json')).toEqual(['text "a"', 'text "http://x"']);
});

test('an apostrophe does not swallow what follows', () => {
  expect(read("don't stop\nreturn 1")).toEqual(['keyword return', 'number 1']);
});

test('the pieces make up the code, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('text/x-c', 'text/x-python', 'application/json', 'text/x-lua'), (code, mimeType) => {
      expect(
        codeTokens(code, mimeType)
          .map(({ start, end }) => code.slice(start, end))
          .join(''),
      ).toBe(code);
    }),
  );
});

test('is quick with long code that never closes anything', () => {
  const started = performance.now();
  for (const piece of ['"', "'", '/*', '`\\', '<!--', 'a']) codeTokens(piece.repeat(16_384), 'text/x-c');
  expect(performance.now() - started).toBeLessThan(1_000);
});
