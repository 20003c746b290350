import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trees } from './test-trees.ts';
import { blockLines, inline } from './yaml-writer.ts';
import { parseYaml } from './yaml-text.ts';

test('quotes are there only where they are needed', () => {
  expect(inline(['~/Notes', 'a b', 'text/html', 'Übung', '*.tmp', 'yes', '5', '', 'a: b', '~', 'x ', 5, true])).toBe(
    '[~/Notes, a b, text/html, Übung, "*.tmp", "yes", "5", "", "a: b", "~", "x ", 5, true]',
  );
});

test('lists and maps take lines, empty ones do not', () => {
  expect(blockLines({ feeds: [{ url: 'x', tags: ['a'] }, {}], none: [] }, 2)).toEqual([
    '  feeds:',
    '    - url: x',
    '      tags:',
    '        - a',
    '    - {}',
    '  none: []',
  ]);
});

test('what is written is what is read', () => {
  fc.assert(
    fc.property(trees, fc.string({ unit: 'grapheme' }), (tree, text) => {
      const value = { tree, [text === '__proto__' ? '' : text]: text };
      expect(parseYaml(`a: ${inline(value)}`).tree).toEqual({ a: value });
      expect(parseYaml(['a:', ...blockLines(value, 1)].join('\n')).tree).toEqual({ a: value });
    }),
    { numRuns: 300 },
  );
});
