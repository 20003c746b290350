import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changes, rowsOf } from './frame.ts';
import { colourPaint, plainPaint } from './paint.ts';

const canvas = { columns: 6, rows: 2, paint: colourPaint };

test('rows are cut at the last column, and there are as many as the screen has', () => {
  expect(rowsOf([[{ text: 'abc', style: 'strong' }, { text: '日本語' }], [], [{ text: 'too much' }]], canvas)).toEqual([
    '\u001b[1mabc\u001b[0m日\u001b[K',
    '\u001b[K',
  ]);
});

test('a row that is full is not erased behind its end', () => {
  expect(rowsOf([[{ text: 'abcdef' }]], canvas)[0]).toBe('abcdef');
});

test('control characters of content are spelled out', () => {
  expect(rowsOf([[{ text: '\u001b[2J' }], [{ text: 'a\tb\u202e' }]], { ...canvas, columns: 20 })).toEqual([
    '\\e[2J\u001b[K',
    'a b\\u202e\u001b[K',
  ]);
});

test('only what changed is sent, in one piece', () => {
  const before = { rows: ['one', 'two'], cursor: { row: 0, column: 3 } };
  expect(changes(before, before)).toBe('');
  const sent = changes(before, { rows: ['one', 'three'], cursor: { row: 0, column: 3 } });
  expect(sent).toContain('\u001b[2;1Hthree');
  expect(sent).not.toContain('one');
  expect(changes(before, { ...before, cursor: { row: 0, column: 2 } })).toContain('\u001b[1;3H');
  expect(changes(before, { rows: before.rows })).not.toContain('\u001b[?25h');
  expect(changes(undefined, before)).toMatch(/\u001b\[2J.*one.*two/); // oxlint-disable-line no-control-regex -- it is what is looked for
});

test('whatever text there is, nothing but our own sequences is sent', () => {
  const line = fc.array(fc.record({ text: fc.string({ unit: 'binary' }), style: fc.constantFrom('match', 'dim', 'good') }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
      for (const row of rowsOf(lines, { columns: 30, rows: 3, paint: plainPaint }))
        expect(row).toMatch(/^(?:\u001b\[[\d;]*[mK]|[^\u0000-\u001f\u007f-\u009f])*$/); // oxlint-disable-line no-control-regex -- they are what is looked for
    }),
  );
});
