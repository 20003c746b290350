import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { isList, isMap, valueAt } from './json.ts';
import { setOption } from './set-option.ts';
import { trees, writtenTrees } from './test-trees.ts';
import { parseYaml } from './yaml-text.ts';

const mine = `# My configuration
files:   # everything
    # the notes
    roots:  # mine
      -  ~/Notes   # daily
      # the post
      - ~/Mail
      - ~/Old
    exclude: ['*.bak',   "*.old", x] # mess
    hidden: skip # as ever
feeds:
`;

test('items that stay keep their lines, and new ones follow', () => {
  expect(setOption(mine, ['files', 'roots'], ['~/Notes', '~/Mail', '~/New'])).toBe(mine.replace('- ~/Old\n', '- ~/New\n'));
  expect(setOption(mine, ['files', 'exclude'], ['*.bak', 'new'])).toContain("exclude: ['*.bak', new] # mess\n");
  expect(setOption(mine, ['files', 'exclude'], ['*.old'])).toContain('exclude: ["*.old"] # mess\n');
  expect(setOption(mine, ['files', 'exclude'], ['x'])).toContain('exclude: [x] # mess\n');
});

test('a list in another order is written anew, an empty one in brackets', () => {
  expect(setOption(mine, ['files', 'roots'], ['~/Mail', '~/Notes'])).toBe(
    mine.replace('roots:  # mine\n', 'roots: [~/Mail, ~/Notes]  # mine\n').replace(/ {6}- {2}~\/Notes[^]*~\/Old\n/, ''),
  );
  expect(setOption(mine, ['files', 'roots'], [])).toContain('roots: []  # mine\n');
  expect(setOption(mine, ['files', 'exclude'], [])).toContain('exclude: [] # mess\n');
});

test('scalars are replaced where they stand, and what is not there is added', () => {
  expect(setOption(mine, ['files', 'hidden'], 'index')).toBe(mine.replace('hidden: skip', 'hidden: index'));
  expect(setOption(mine, ['files', 'hidden'], 'skip')).toBe(mine);
  expect(setOption(mine, ['feeds', 'headers', 'a.b'], 'x')).toBe(`${mine}  headers:\n    a.b: x\n`);
  expect(setOption('', ['files', 'roots'], ['*'])).toBe('files:\n  roots:\n    - "*"\n');
});

test('maps are replaced whole', () => {
  expect(setOption('a: # mine\n  x: 1\n  y: 2\nb: 3\n', ['a'], { z: 4 })).toBe('a: {z: 4} # mine\nb: 3\n');
});

test('what is referred to elsewhere is not spoiled', () => {
  for (const value of [[2], [1, 2], 'text'])
    expect(() => setOption('a: &shared [1]\nb: *shared\n', ['a'], value)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', hint: 'Change the file by hand.' }),
    );
});

test('text with an error is not edited', () => {
  expect(() => setOption('a: [1', ['a'], 1)).toThrow('The configuration has an error at 1:4');
});

const commentsOf = (text: string): string[] => text.match(/# comment \d+/g) ?? [];

test('after any change the option has its value, all others have theirs, and no comment outside is lost', () => {
  fc.assert(
    fc.property(writtenTrees, fc.nat(), trees, ({ tree, text }, choice, values) => {
      const paths = pathsOf(tree);
      const path = paths[choice % Math.max(1, paths.length)] ?? ['new'];
      const value = Object.values(values)[0] ?? 'x';
      const edited = setOption(text, path, value);
      expect(parseYaml(edited).tree).toEqual(withValue(tree, path, value));
      const before = valueAt(tree, path);
      const mayLose = isMap(before) || isList(before);
      expect(mayLose || commentsOf(edited).toSorted().join() === commentsOf(text).toSorted().join()).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('any item can be removed from any list', () => {
  fc.assert(
    fc.property(writtenTrees, fc.nat(), fc.nat(), ({ tree, text }, one, other) => {
      const lists = pathsOf(tree).filter((path) => isList(valueAt(tree, path)));
      const path = lists[one % Math.max(1, lists.length)] ?? [];
      const list = valueAt(tree, path);
      if (!isList(list)) return;
      const rest = list.filter((_, index) => index !== other % Math.max(1, list.length));
      expect(parseYaml(setOption(text, path, rest)).tree).toEqual(withValue(tree, path, rest));
    }),
    { numRuns: 300 },
  );
});

const pathsOf = (tree: ConfigurationTree): string[][] =>
  Object.entries(tree).flatMap(([key, value]) => [[key], ...(isMap(value) ? pathsOf(value).map((path) => [key, ...path]) : [])]);

const withValue = (tree: JsonValue, [key, ...rest]: readonly string[], value: JsonValue): JsonValue =>
  key === undefined ? value : { ...(isMap(tree) ? tree : {}), [key]: withValue(isMap(tree) ? (tree[key] ?? {}) : {}, rest, value) };
