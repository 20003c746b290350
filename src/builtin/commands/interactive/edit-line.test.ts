import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Key } from '../../../plugin/command.ts';
import { editLine, lineOf, type EditedLine } from './edit-line.ts';

/** `ctrl-left`, `alt-b`, or one character. */
function key(name: string): Key {
  const parts = name.split('-');
  const last = parts.at(-1) ?? '';
  const modified = { ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: false };
  return name.length === 1 ? { text: name, ...modified } : { name: last, ...modified };
}

/** A line with `|` where the cursor is, after keys. */
function after(shown: string, ...names: readonly string[]): string {
  const cursor = shown.indexOf('|');
  let line: EditedLine = { text: shown.replace('|', ''), cursor };
  for (const name of names) line = editLine(line, key(name)) ?? line;
  return `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`;
}

test('text is put where the cursor is', () => {
  expect(after('pe|rs', 'a')).toBe('pea|rs');
  expect(editLine(lineOf('a'), { name: 'paste', text: ' b\r\n\tc\u001b[A', ctrl: false, alt: false, shift: false })?.text).toBe('a b c [A');
});

test('the cursor moves by characters and words', () => {
  expect(after('ripe pears|', 'left', 'left')).toBe('ripe pea|rs');
  expect(after('e\u0301🇩🇪|', 'left')).toBe('e\u0301|🇩🇪');
  expect(after('e\u0301🇩🇪|', 'left', 'left')).toBe('|e\u0301🇩🇪');
  expect(after('ripe big pears|', 'ctrl-left', 'alt-b')).toBe('ripe |big pears');
  expect(after('|ripe big pears', 'ctrl-right', 'alt-f')).toBe('ripe big| pears');
  expect(after('ri|pe', 'ctrl-a')).toBe('|ripe');
  expect(after('ri|pe', 'end')).toBe('ripe|');
});

test('characters, words and ends are removed', () => {
  expect(after('pea|rs', 'backspace')).toBe('pe|rs');
  expect(after('pea|rs', 'delete')).toBe('pea|s');
  expect(after('ripe pears |', 'ctrl-w')).toBe('ripe |');
  expect(after('ripe| big pears', 'alt-d')).toBe('ripe| pears');
  expect(after('ripe| pears', 'ctrl-u')).toBe('| pears');
  expect(after('ripe| pears', 'ctrl-k')).toBe('ripe|');
});

test('other keys edit nothing', () => {
  for (const name of ['enter', 'up', 'ctrl-y', 'f1', 'toString']) expect(editLine(lineOf('a'), key(name))).toBeUndefined();
});

test('the cursor stays in the line, whatever is pressed', () => {
  const names = [
    'a',
    ' ',
    'left',
    'right',
    'ctrl-left',
    'ctrl-right',
    'backspace',
    'delete',
    'ctrl-w',
    'alt-d',
    'ctrl-u',
    'ctrl-k',
    'home',
    'end',
  ];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...names), { maxLength: 30 }), (text, pressed) => {
      let line = lineOf(text);
      for (const name of pressed) line = editLine(line, key(name)) ?? line;
      expect(line.cursor).toBeGreaterThanOrEqual(0);
      expect(line.cursor).toBeLessThanOrEqual(line.text.length);
    }),
  );
});
