import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { addOptions, removeOption } from './edit.ts';
import { isList, isMap } from './json.ts';
import { mergeDefaults } from './merge.ts';
import { trees, writtenTrees } from './test-trees.ts';
import { parseYaml } from './yaml-text.ts';

const mine = `# My configuration
files:   # everything
    # the notes
    roots:
      -  ~/Notes   # daily
      # more later

    exclude: ['*.bak',   "*.old"]
feeds:
`;

test('adding touches only what is new', () => {
  const additions = {
    files: { roots: ['~/Notes', '~/Mail'], exclude: ['*.tmp'], scan: { every: '2h' } },
    feeds: { list: ['x'] },
    log: 'info',
  };
  expect(addOptions(mine, additions)).toBe(`# My configuration
files:   # everything
    # the notes
    roots:
      -  ~/Notes   # daily
      - ~/Mail
      # more later

    exclude: ['*.bak',   "*.old", "*.tmp"]
    scan:
      every: 2h
feeds:
  list:
    - x
log: info
`);
});

test('a value that is there already changes nothing', () => {
  expect(addOptions(mine, { files: { roots: ['~/Notes'], exclude: ['*.old'] } })).toBe(mine);
  expect(addOptions(mine, {})).toBe(mine);
});

test('scalars are replaced where they stand', () => {
  const text = 'a: 1 # one\nb: "two"\nc: |\n  three\n  lines\nd: [x]\ne:\n- y\nf: 6';
  expect(addOptions(text, { a: 2, b: 'zwei', c: 'drei', d: 'four', e: true, f: 'six: 6' })).toBe(
    'a: 2 # one\nb: zwei\nc: drei\nd: four\ne: true\nf: "six: 6"\n',
  );
});

test('brackets stay brackets', () => {
  expect(addOptions('a: {}\nb: []\nc: {x: [1,], y}\n', { a: { k: 1 }, b: [2], c: { x: [2], y: 3, z: { q: [] } } })).toBe(
    'a: {k: 1}\nb: [2]\nc: {x: [1, 2,], y: 3, z: {q: []}}\n',
  );
});

test('a file without values is written to, and keeps its comments', () => {
  expect(addOptions('', { files: { roots: ['~/Notes'] } })).toBe('files:\n  roots:\n    - ~/Notes\n');
  expect(addOptions('# nothing yet', { files: { roots: [] } })).toBe('# nothing yet\nfiles:\n  roots: []\n');
});

test('line ends stay as they are', () => {
  expect(addOptions('files:\r\n  roots:\r\n    - a\r\n', { files: { roots: ['b'], deep: true } })).toBe(
    'files:\r\n  roots:\r\n    - a\r\n    - b\r\n  deep: true\r\n',
  );
});

test('removing takes the lines of the option and no others', () => {
  expect(removeOption(mine, 'files.roots')).toBe(`# My configuration
files:   # everything
    # the notes
      # more later

    exclude: ['*.bak',   "*.old"]
feeds:
`);
  expect(removeOption(mine, 'files')).toBe('# My configuration\nfeeds:\n');
  expect(removeOption('a: {x: 1, y: 2, z: 3}\n', 'a.x')).toBe('a: {y: 2, z: 3}\n');
  expect(removeOption('a: {x: 1, y: 2, z: 3}\n', 'a.z')).toBe('a: {x: 1, y: 2}\n');
  expect(removeOption('a: {x: 1}\n', 'a.x')).toBe('a: {}\n');
});

test('what is not set cannot be removed', () => {
  for (const path of ['files.scan', 'feeds', 'nothing', '', 'files.roots.0', '__proto__']) expect(removeOption(mine, path)).toBe(mine);
});

test('keys with dots are found', () => {
  expect(removeOption('paise2:\n  extractors:\n    .md: a/b\n    text/x.y: c/d\n', 'paise2.extractors..md')).toBe(
    'paise2:\n  extractors:\n    text/x.y: c/d\n',
  );
});

test('text with an error is not edited', () => {
  expect(() => addOptions('a: [1', { b: 1 })).toThrow('The configuration has an error at 1:4: the [ here is never closed');
  expect(() => removeOption('a: [1', 'a')).toThrow('The configuration has an error at 1:4: the [ here is never closed');
});

test('what is referred to elsewhere is not spoiled', () => {
  const text = 'a: &shared [1]\nb: *shared\n';
  expect(() => addOptions(text, { a: [2] })).toThrow(
    expect.objectContaining({ code: 'CONFIGURATION_INVALID', hint: 'Change the file by hand.' }),
  );
  expect(() => removeOption(text, 'a')).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  expect(addOptions(text, { c: 1 })).toBe(`${text}c: 1\n`);
});

const commentsOf = (text: string): string[] => text.match(/# comment \d+/g) ?? [];

test('after any addition the values are merged and all comments outside replaced values are there', () => {
  fc.assert(
    fc.property(writtenTrees, trees, ({ tree, text, comments }, additions) => {
      const edited = addOptions(text, additions);
      expect(parseYaml(edited).tree).toEqual(mergeDefaults(tree, additions));
      expect(replacesCollection(tree, additions) || new Set(commentsOf(edited)).size === comments).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('after any addition every line that was there is there, unless its value was replaced', () => {
  fc.assert(
    fc.property(writtenTrees, trees, ({ text }, additions) => {
      const fresh = Object.fromEntries(Object.entries(additions).map(([key, value]) => [`new ${key}`, value]));
      const edited = addOptions(text, fresh);
      const end = text === '' || text.endsWith('\n') ? '' : '\n';
      const isInBrackets = text.trimStart().startsWith('{');
      expect(
        isInBrackets || edited.replaceAll('\r', '').startsWith((Object.keys(fresh).length === 0 ? text : text + end).replaceAll('\r', '')),
      ).toBe(true);
    }),
  );
});

test('what is removed is gone, and only that', () => {
  fc.assert(
    fc.property(writtenTrees, fc.nat(), ({ tree, text }, choice) => {
      const paths = pathsOf(tree);
      const path = paths[choice % Math.max(1, paths.length)] ?? ['nothing'];
      const edited = removeOption(text, path.join('.'));
      expect(hollow(parseYaml(edited).tree)).toEqual(hollow(removed(tree, path)));
    }),
    { numRuns: 300 },
  );
});

const replacesCollection = (before: JsonValue | undefined, after: JsonValue): boolean => {
  if (isMap(before) && isMap(after))
    return Object.entries(after).some(([key, value]) => Object.hasOwn(before, key) && replacesCollection(before[key], value));
  return (isMap(before) || isList(before)) && !(isList(before) && isList(after));
};

const pathsOf = (tree: ConfigurationTree): string[][] =>
  Object.entries(tree).flatMap(([key, value]) => [[key], ...(isMap(value) ? pathsOf(value).map((path) => [key, ...path]) : [])]);

const removed = (tree: ConfigurationTree, [key = '', ...rest]: string[]): ConfigurationTree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]) => {
      if (name !== key) return [[name, value]];
      return rest.length > 0 && isMap(value) ? [[name, removed(value, rest)]] : [];
    }),
  );

/** A key whose options are all gone is as good as absent. */
const hollow = (value: JsonValue): JsonValue => {
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, JsonValue] => [key, hollow(part)]);
  return Object.fromEntries(entries.filter(([, part]) => !isMap(part) || Object.keys(part).length > 0));
};
