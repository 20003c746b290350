import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPaiseError } from '../../plugin/errors.ts';
import { validatePlugin } from './validate-plugin.ts';

const faultsOf = (value: unknown): string => {
  try {
    validatePlugin(value, 'mine');
    return '';
  } catch (error) {
    if (!isPaiseError(error, 'PLUGIN_INVALID')) throw error;
    return error.message;
  }
};

const extractor = { version: 1, extract() {} };

test('a plugin of the right shape is handed back as it is', () => {
  const plugin = {
    name: 'mine',
    description: 'x',
    options: {},
    contentExtractors: { a: { version: 1, extract() {} } },
    lifecycleActions: { b: {} },
    httpHandlers: { c: { path: '/', handle() {} }, d: { path: '/api/v1.0', access: 'key', handle() {} } },
  };
  expect(validatePlugin(plugin, 'mine')).toBe(plugin);
});

test.each([
  [undefined, 'the default export is not a plugin'],
  ['text', 'the default export is not a plugin'],
  [{ name: 'other' }, 'its name is "other"'],
  [{ name: 10n }, 'its name is not text'],
  [{ name: 'mine', contentExtractor: {} }, '"contentExtractor" is not an extension point'],
  [{ name: 'mine', contentExtractors: [] }, '"contentExtractors" is not a map of extensions'],
  [{ name: 'mine', contentExtractors: 'x' }, '"contentExtractors" is not a map of extensions'],
  [{ name: 'mine', httpHandlers: { a: { path: '/a' } } }, 'httpHandlers.a lacks "handle" (function)'],
  [
    { name: 'mine', httpHandlers: { a: { path: '/', access: 'all', handle() {} } } },
    'httpHandlers.a has a "access" that is not "known", "anyone" or "key"',
  ],
  [{ name: 'mine', contentExtractors: { a: null } }, 'contentExtractors.a is not an object'],
  [{ name: 'mine', contentExtractors: { a: { version: '1', extract() {} } } }, 'contentExtractors.a lacks "version" (number)'],
  [{ name: 'mine', contentFetchers: { a: { urlSchemes: 'file', fetch() {} } } }, 'contentFetchers.a lacks "urlSchemes" (array)'],
  [{ name: 'mine', contentFetchers: { a: { urlSchemes: [5], fetch() {} } } }, 'has a "urlSchemes" that is not a list of text'],
  [
    { name: 'mine', contentExtractors: { a: { ...extractor, fileExtensions: '.txt' } } },
    'has a "fileExtensions" that is not a list of text',
  ],
  [{ name: 'mine', contentExtractors: { a: { ...extractor, canExtract: true } } }, 'has a "canExtract" that is not a function'],
  [{ name: 'mine', contentExtractors: { a: { ...extractor, textRetention: 'forget' } } }, 'is not "keep" or "reread"'],
  [{ name: 'mine', contentExtractors: { a: { ...extractor, version: 1.5 } } }, 'not a positive integer'],
  [{ name: 'mine', contentExtractors: { a: { ...extractor, version: 0 } } }, 'not a positive integer'],
  [{ name: 'mine', contentExtractors: { 'a/b': extractor } }, 'the key "a/b" in "contentExtractors" is not a name'],
  [{ name: 'mine', version: 1 }, '"version" is not text'],
  [{ name: 'mine', homepage: {} }, '"homepage" is not text'],
  [{ name: 'mine', requires: 'other' }, '"requires" is not a list of names'],
  [{ name: 'mine', formerNames: [1] }, '"formerNames" is not a list of names'],
  [{ name: 'mine', permissions: [] }, '"permissions" is not a map'],
  [{ name: 'mine', permissions: { read: '~/' } }, '"permissions.read" is not a list of text'],
  [{ name: 'mine', permissions: { write: ['~/'] } }, '"permissions.write" is not a permission'],
  [{ name: 'mine', permissions: { read: ['Documents'] } }, '"Documents" in "permissions.read" is neither an absolute path'],
  [{ name: 'mine', permissions: { read: ['~'] } }, '"~" in "permissions.read"'],
  [{ name: 'mine', permissions: { read: ['/home/*'] } }, '"/home/*" in "permissions.read"'],
  [{ name: 'mine', permissions: { hosts: ['https://example.org'] } }, '"https://example.org" in "permissions.hosts" is no host'],
  [{ name: 'mine', permissions: { hosts: ['example.org', '*.*', ''] } }, '"*.*" in "permissions.hosts" is no host; "" in'],
])('%o: %s', (value, fault) => {
  expect(faultsOf(value)).toContain(fault);
});

test.each(['Mine', 'a/b', '../a', 'a b', '', '-a', 'a-', 'a--b', '__proto__', 'paise2', 'x'.repeat(101)])(
  'a plugin cannot be called %j',
  (name) => {
    expect(() => validatePlugin({ name }, name)).toThrow(/kebab-case|the engine/);
  },
);

test('what a plugin may say of itself', () => {
  const plugin = {
    name: 'my-2nd-plugin',
    description: 'x',
    version: '1',
    homepage: 'https://example.org',
    requires: ['other'],
    formerNames: ['old'],
    permissions: {
      read: ['~/Mail', '/var/mail'],
      hosts: ['example.org', '*.example.org:8080', '*', 'localhost:23119', '[::1]:80', '::1'],
      commands: ['git'],
    },
    contentExtractors: {
      a: { ...extractor, fileExtensions: ['.x'], canExtract: () => true, textRetention: 'reread', chosenFor: undefined },
    },
  };
  expect(validatePlugin(plugin, 'my-2nd-plugin')).toBe(plugin);
});

test('all faults are told at once', () => {
  const message = faultsOf({ name: 'x', wrong: 1, contentSources: { a: {} }, commands: { b: {} } });
  for (const part of ['its name is "x"', '"wrong"', 'contentSources.a lacks "list"', 'commands.b lacks "summary"'])
    expect(message).toContain(part);
});

test('whatever is exported, the answer is a plugin or PLUGIN_INVALID', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof faultsOf(value)).toBe('string');
    }),
  );
});

test.each(['a', '', '/a/', '//a', '/a?b', '/a b', '/a/../b', '/.', '/%61'])('"%s" is no path of a handler', (path) => {
  const plugin = { name: 'mine', httpHandlers: { a: { path, handle() {} } } };
  expect(() => validatePlugin(plugin, 'mine')).toThrow('httpHandlers.a has a "path" that is not a path');
});
