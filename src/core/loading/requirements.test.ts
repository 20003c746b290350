import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstByName, inOrderOfRequirements, requirementProblem } from './requirements.ts';

interface Needy {
  readonly name: string;
  readonly requires?: readonly string[];
}

const needy = (name: string, ...requires: readonly string[]): Needy => ({ name, requires });
const namesOf = (all: readonly Needy[]): string => all.map(({ name }) => name).join(' ');

/** What is wrong with one among others, of which `unusable` cannot be used and `elsewhere` are there but disabled. */
function problemOf(name: string, all: readonly Needy[], { unusable = '', elsewhere = '' } = {}): string | undefined {
  const byName = firstByName(all);
  const candidate = byName.get(name);
  if (!candidate) throw new Error('no such plugin');
  const isUsable = (other: Needy): boolean => !unusable.split(' ').includes(other.name) && requirementProblem(other, company) === undefined;
  const company = { byName, isThere: (other: string) => byName.has(other) || elsewhere.split(' ').includes(other), isUsable };
  return requirementProblem(candidate, company);
}

test('a plugin comes behind what it requires, and else stays where it is', () => {
  expect(namesOf(inOrderOfRequirements([needy('a', 'c'), needy('b'), needy('c', 'd'), needy('d')]))).toBe('d c a b');
  expect(namesOf(inOrderOfRequirements([needy('b'), needy('a')]))).toBe('b a');
  expect(namesOf(inOrderOfRequirements([needy('a', 'missing'), { name: 'b' }]))).toBe('a b');
});

test('those that go round in circles stay, and namesakes keep their order', () => {
  expect(namesOf(inOrderOfRequirements([needy('a', 'b'), needy('b', 'a'), needy('c', 'c')]))).toBe('b a c');
  const [first, second] = [needy('x'), needy('x', 'y')];
  expect(inOrderOfRequirements([needy('z', 'x'), first, second, needy('y')])).toEqual([first, needy('z', 'x'), needy('y'), second]);
});

test('what is missing, disabled, unusable or in a circle is said', () => {
  expect(problemOf('a', [needy('a', 'b'), needy('b')])).toBeUndefined();
  expect(problemOf('a', [needy('a', 'b')])).toContain('"b", which is not there');
  expect(problemOf('a', [needy('a', 'b')], { elsewhere: 'b' })).toContain('"b", which is disabled or set aside');
  expect(problemOf('a', [needy('a', 'b'), needy('b')], { unusable: 'b' })).toContain('"b", which is disabled or set aside');
  expect(problemOf('a', [needy('a', 'b'), needy('b', 'c'), needy('c', 'a')])).toBe(
    'Plugins require each other in a circle: a → b → c → a.',
  );
  expect(problemOf('a', [needy('a', 'a')])).toContain('circle: a → a');
  expect(problemOf('a', [needy('a', 'b'), needy('b', 'c'), needy('c', 'b')])).toContain('"b", which is disabled or set aside');
});

test('a namesake that came later is nobody’s requirement', () => {
  expect(problemOf('a', [needy('a', 'b'), needy('b'), needy('b', 'a')])).toBeUndefined();
  expect(problemOf('a', [needy('a', 'b'), needy('b', 'a'), needy('b')])).toContain('circle');
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const plugins = fc.array(fc.record({ name: fc.constantFrom(...names), requires: fc.uniqueArray(fc.constantFrom(...names)) }), {
  maxLength: 9,
});

test('whatever requires what, all are in the order once, and everything has a verdict', () => {
  fc.assert(
    fc.property(plugins, (all) => {
      const ordered = inOrderOfRequirements(all);
      expect([ordered.length, new Set([...ordered, ...all]).size]).toEqual([all.length, all.length]);
      for (const { name } of all) {
        const problem = problemOf(name, all);
        if (problem !== undefined) continue;
        // What can be used stands behind all that it requires.
        const places = (firstByName(all).get(name)?.requires ?? []).map((other) => ordered.findIndex((one) => one.name === other));
        for (const place of places) expect(place).toBeLessThan(ordered.findIndex((one) => one.name === name));
      }
    }),
  );
});
