import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemberKeys } from './member-keys.ts';

test('keys are unique, lead nowhere else, and are the same every time', () => {
  const step = fc.constantFrom('a', 'b.txt', '..', '.', '', 'a#2', 'a#2.txt', '\0', 'ß');
  const name = fc.array(step, { maxLength: 4 }).map((steps) => steps.join('/'));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const keys = names.map(createMemberKeys());
      expect(new Set(keys).size).toBe(names.length);
      expect(names.map(createMemberKeys())).toEqual(keys);
      for (const key of keys) expect(key).not.toMatch(/^$|^\/|\/\/|(?:^|\/)\.\.?(?:\/|$)/);
    }),
  );
});

test('a long name keeps its end', () => {
  const key = createMemberKeys()(`${'x'.repeat(70_000)}.txt`);
  expect(key.length).toBe(4000);
  expect(key.endsWith('x.txt')).toBe(true);
});
