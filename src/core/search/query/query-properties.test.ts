import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueryNode } from '../../../plugin/query.ts';
import { loadLanguages } from '../analysis/languages.ts';
import { parseQuery } from './parse-query.ts';

const languages = ['de', 'fr', 'ja', 'th'];
await loadLanguages(languages);
const now = new Date(2024, 5, 12, 15, 30).getTime();
const places = [[], languages].map((known) => ({ home: '/home/ann', cwd: '/work', now, languages: known }));
const place = { home: '/home/ann', cwd: '/work', now, languages };

const operators = [
  'OR',
  'AND',
  'NOT',
  'NEAR',
  'NEAR/3',
  '|',
  '｜',
  '(',
  ')',
  '（',
  '-',
  '"',
  '“',
  '”',
  '«',
  '*',
  '~3',
  ':',
  '+',
  '.',
  '..',
  ',',
  '>',
  '<=',
];
const words = [
  'a',
  'b',
  'foo-bar',
  'Ünï',
  'c*',
  '*de*',
  '*f',
  'C++',
  '.NET',
  '*.md',
  'Häuser',
  "don't",
  '東京都庁',
  'น้ำแข็ง',
  'か\u3099',
  'שלום',
  'مرحبا',
];
const fields =
  'title: subject: tag: in: ext: type: source: lang: size: page: modified: created: before: after: sort: foo: from: SIZE: date:'.split(' ');
const values = [
  '~/x y',
  './',
  'https://x/',
  'image/*',
  'html',
  'pdf,md',
  '10mb',
  '>1kb',
  '1..5',
  '7d',
  '2024-05',
  '5/6/2024',
  'last week',
  'newest',
  '-size',
  'german',
  'de|fr',
];
const hostile = [
  '\u0000',
  '\ud800',
  '\udc00',
  '\u200f',
  '\u202e',
  '\ue000',
  '\ue010',
  '\ufeff',
  "'; DROP TABLE item; --",
  '{title} : ^a',
  '(a|b)*+?$',
  '[a-z]+',
  '${x}',
  '%s',
  '\\',
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...operators) },
  { weight: 2, arbitrary: fc.constantFrom(...fields) },
  fc.constantFrom(...values),
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const spacedPiece = fc.tuple(piece, fc.constantFrom(' ', '', '', '\n'));
const typedText = fc
  .oneof({ weight: 12, arbitrary: fc.array(spacedPiece) }, fc.array(spacedPiece, { minLength: 100, maxLength: 400 }))
  .map((pieces) => pieces.flat().join(''));

test('anything typed is a query, and its text means the same', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(typedText, fc.constantFrom(...places), (typed, at) => {
      const { clause, node, text, sort } = parseQuery(typed, at);
      const again = parseQuery(text, at);
      expect({ clause: again.clause, node: again.node, text: again.text, sort: again.sort }).toEqual({ clause, node, text, sort });
    }),
    { numRuns: 20_000 },
  );
}, 120_000);

/** Every node with its parent. */
function* pairs(node: QueryNode, parent?: QueryNode): Generator<readonly [QueryNode, QueryNode | undefined]> {
  yield [node, parent];
  const children = node.type === 'and' || node.type === 'or' ? node.nodes : node.type === 'not' ? [node.node] : [];
  for (const child of children) yield* pairs(child, node);
}

function isNormal(node: QueryNode, parent: QueryNode | undefined): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.length > 1 && parent?.type !== node.type;
  if (node.type === 'not') return parent?.type === 'and' && parent.nodes.some(({ type }) => type !== 'not') && node.node.type !== 'not';
  if (node.type === 'near') return new Set(node.words).size === node.words.length && node.words.length > 1;
  if (node.type === 'substring') return node.text.length > 1;
  return node.type !== 'none' || parent === undefined;
}

test('every plan is in normal form', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(typedText, fc.constantFrom(...places), (typed, at) => {
      expect(Array.from(pairs(parseQuery(typed, at).node)).filter(([node, parent]) => !isNormal(node, parent))).toEqual([]);
    }),
    { numRuns: 3000 },
  );
}, 60_000);

const longText = fc
  .tuple(typedText, fc.integer({ min: 1, max: 20_000 }))
  .map(([typed, times]) => typed.repeat(Math.ceil(times / (typed.length + 1))));

test('bounds hold whatever is typed, in little time', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(longText, (typed) => {
      const started = performance.now();
      const { node, text } = parseQuery(typed, place);
      expect(performance.now() - started).toBeLessThan(2000);
      expect(text.length).toBeLessThan(200_000);
      const substrings = Array.from(pairs(node)).filter(([{ type }]) => type === 'substring');
      // In `subject:*a*` each counts twice.
      expect(substrings.length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 300 },
  );
}, 120_000);

test.for([
  '('.repeat(1_000_000),
  'a OR '.repeat(10_000),
  'a NEAR '.repeat(10_000),
  'foo NEAR bar NEAR '.repeat(10_000),
  '(a OR -'.repeat(100_000),
  '"'.repeat(1_000_000),
  '!'.repeat(19_999) + 'a',
  'title:'.repeat(100_000),
  'size:'.repeat(100_000),
  'ext:('.repeat(100_000),
  `type:${'code,'.repeat(10_000)}`,
  `modified:${'1'.repeat(100_000)}`,
  `in:${'/'.repeat(19_000)}a`,
  'a* '.repeat(300_000),
  '*ab '.repeat(300_000),
  `x${'*'.repeat(15_000)}y`,
  'ก'.repeat(1_000_000),
  '東'.repeat(1_000_000),
  `in:${'x/'.repeat(500_000)}`,
])('a huge query takes little time (%#)', (typed) => {
  const started = performance.now();
  const plan = parseQuery(typed, place);
  expect(performance.now() - started).toBeLessThan(500);
  expect(Array.from(pairs(plan.node)).length).toBeLessThan(1000);
});
