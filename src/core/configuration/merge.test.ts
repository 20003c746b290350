import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { canonical, isList, isMap, own } from './json.ts';
import { applyUserValues, mergeDefaults } from './merge.ts';
import { trees } from './test-trees.ts';

test('later defaults win as scalars, concatenate as lists and merge as maps', () => {
  const before = { files: { exclude: ['*.tmp', '*.bak'], order: 'newest', scan: { every: '1h', deep: true } } };
  const later = { files: { exclude: ['*.bak', '*.old'], order: 'oldest', scan: { every: '2h' } }, mail: { folders: [] } };
  expect(mergeDefaults(before, later)).toEqual({
    files: { exclude: ['*.tmp', '*.bak', '*.old'], order: 'oldest', scan: { every: '2h', deep: true } },
    mail: { folders: [] },
  });
});

test('a value of the user replaces the default, of a map only what it names', () => {
  const defaults = { exclude: ['*.tmp'], scan: { every: '1h', deep: true } };
  expect(applyUserValues(defaults, { exclude: [], scan: { every: '2h' } })).toEqual({ exclude: [], scan: { every: '2h', deep: true } });
});

test('no key reaches a prototype', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as ConfigurationTree;
  for (const merge of [mergeDefaults, applyUserValues]) {
    const merged = merge(merge({}, hostile), hostile);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.keys(merged)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  }
});

test('defaults of the same shape can be merged in groups', () => {
  const shaped = fc.record(
    {
      list: fc.array(fc.nat(4)),
      scalar: fc.nat(4),
      map: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.array(fc.nat(2)), { noNullPrototype: true }),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(shaped, shaped, shaped, (a, b, c) => {
      const left = mergeDefaults(mergeDefaults(a, b), c);
      expect(canonical(left)).toBe(canonical(mergeDefaults(a, mergeDefaults(b, c))));
    }),
  );
});

test('nothing is neutral, and merging twice is merging once', () => {
  fc.assert(
    fc.property(trees, trees, (a, b) => {
      expect(mergeDefaults({}, a)).toEqual(a);
      expect(mergeDefaults(a, {})).toEqual(a);
      expect(mergeDefaults(mergeDefaults(a, b), b)).toEqual(mergeDefaults(a, b));
    }),
  );
});

test('the user always wins, and defaults that the user does not name stay', () => {
  const holds = (merged: JsonValue | undefined, defaults: JsonValue | undefined, user: JsonValue | undefined): boolean => {
    if (user === undefined) return merged === defaults;
    if (!isMap(user) || !isMap(defaults) || !isMap(merged)) return merged !== undefined && canonical(merged) === canonical(user);
    const keys = new Set([...Object.keys(defaults), ...Object.keys(user)]);
    return (
      keys.size === Object.keys(merged).length && [...keys].every((key) => holds(own(merged, key), own(defaults, key), own(user, key)))
    );
  };
  fc.assert(
    fc.property(trees, trees, (defaults, user) => {
      expect(holds(applyUserValues(defaults, user), defaults, user)).toBe(true);
    }),
  );
});

test('merging changes neither side', () => {
  fc.assert(
    fc.property(trees, trees, (a, b) => {
      const texts = [JSON.stringify(a), JSON.stringify(b)];
      const merged = mergeDefaults(a, b);
      expect(isList(merged)).toBe(false);
      expect([JSON.stringify(a), JSON.stringify(b)]).toEqual(texts);
    }),
  );
});
