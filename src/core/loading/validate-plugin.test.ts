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

test('a plugin of the right shape is handed back as it is', () => {
  const plugin = {
    name: 'mine',
    description: 'x',
    options: {},
    contentExtractors: { a: { version: 1, extract() {} } },
    lifecycleActions: { b: {} },
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
  [{ name: 'mine', contentExtractors: { a: null } }, 'contentExtractors.a is not an object'],
  [{ name: 'mine', contentExtractors: { a: { version: '1', extract() {} } } }, 'contentExtractors.a lacks "version" (number)'],
  [{ name: 'mine', contentFetchers: { a: { urlSchemes: 'file', fetch() {} } } }, 'contentFetchers.a lacks "urlSchemes" (array)'],
])('%o: %s', (value, fault) => {
  expect(faultsOf(value)).toContain(fault);
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
