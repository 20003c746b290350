import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffHunks } from './diff-lines.ts';

test('changed lines are shown with some around them', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f'].join('\n');
  const [hunk = [], ...others] = diffHunks(before, before.replace('b', 'B'));
  expect(others).toEqual([]);
  expect(hunk.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same a', 'removed b', 'added B', 'same c', 'same d', 'same e']);
  expect(hunk[2]).toEqual({ kind: 'added', text: 'B', after: 2 });
});

test('equal texts have no difference', () => {
  expect(diffHunks('a\n', 'a\n')).toEqual([]);
  expect(diffHunks('', 'a\n').flat()).toEqual([{ kind: 'added', text: 'a', after: 1 }]);
});

/** Whether it stands there; what is on one side only has no line on the other. */
const stands = (text: string, line: number | undefined, lines: readonly string[]): boolean =>
  line === undefined || lines[line - 1] === text;

test('what a difference shows stands on those lines of both texts', () => {
  const anyText = fc.array(fc.constantFrom('a', 'b', '', 'c: d'), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const [old, current] = [before.split('\n'), after.split('\n')];
      const shown = diffHunks(before, after).flat();
      expect(shown.every((line) => stands(line.text, line.before, old) && stands(line.text, line.after, current))).toBe(true);
    }),
  );
});
