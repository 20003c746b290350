import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filter, QueryNode, TextField } from '../../plugin/query.ts';
import { parseQuery } from './parse-query.ts';

const place = { home: '/home/ann', cwd: '/work' };
const nodeOf = (typed: string): QueryNode => parseQuery(typed, place).node;

const all: QueryNode = { type: 'all' };
const none: QueryNode = { type: 'none' };
const term = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });
const prefix = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }), prefix: true });
const phrase = (text: string, field?: TextField): QueryNode => ({ type: 'phrase', words: text.split(' '), ...(field && { field }) });
const filter = (field: Filter['field'], value: string): QueryNode => ({ type: 'filter', filter: { field, value } });
const not = (node: QueryNode): QueryNode => ({ type: 'not', node });
const and = (...nodes: QueryNode[]): QueryNode => ({ type: 'and', nodes });
const or = (...nodes: QueryNode[]): QueryNode => ({ type: 'or', nodes });

const [a, b, c, d] = [term('a'), term('b'), term('c'), term('d')];

test.for<[string, QueryNode]>([
  // Words
  ['a', a],
  ['a b', and(a, b)],
  [' \t a\u3000b\n', and(a, b)],
  ['a a A', a],
  ['Crème BRÛLÉE', and(term('creme'), term('brulee'))],
  ['camelCase', term('camelcase')],
  ['C++', c],
  ['.NET', term('net')],
  ['R&D', phrase('r d')],
  ['+a ~b ^c', and(a, b, c)],
  // Words that are several to the index
  ['foo-bar', phrase('foo bar')],
  ['1.0.21', phrase('1 0 21')],
  ['snake_case', phrase('snake case')],
  ['user@example.org', phrase('user example org')],
  ["don't", phrase('don t')],
  ['h52.1 - kurzsichtigkeit', and(phrase('h52 1'), term('kurzsichtigkeit'))],
  ['main()', term('main')],
  ['f(x)', and(term('f'), term('x'))],
  // Phrases
  ['"a b"', phrase('a b')],
  ['"a b" c', and(phrase('a b'), c)],
  ['a"b c"d', and(a, phrase('b c'), d)],
  ['"a b', phrase('a b')],
  ['"a"', a],
  ['"" a', a],
  ['“a b” „c d“', and(phrase('a b'), phrase('c d'))],
  ['"a OR (b"', phrase('a or b')],
  // Prefixes
  ['pre*', prefix('pre')],
  ['foo-ba*', { type: 'phrase', words: ['foo', 'ba'], prefix: true }],
  ['"a b*"', { type: 'phrase', words: ['a', 'b'], prefix: true }],
  ['"a b"*', { type: 'phrase', words: ['a', 'b'], prefix: true }],
  ['a-*', a],
  ['*a', a],
  ['a*b', phrase('a b')],
  ['*', all],
  ['* a', a],
  // Negation
  ['a -b', and(a, not(b))],
  ['a NOT b', and(a, not(b))],
  ['-a', and(all, not(a))],
  ['NOT a -b', and(all, not(a), not(b))],
  ['NOT NOT a', a],
  ['-(-a)', a],
  ['a -(b c)', and(a, not(and(b, c)))],
  ['a -(-b c)', and(a, not(and(not(b), c)))],
  ['a -"b c"', and(a, not(phrase('b c')))],
  ['a - b', and(a, b)],
  ['--json', term('json')],
  ['(-a)', and(all, not(a))],
  ['a OR -b', or(a, and(all, not(b)))],
  ['a not b', and(a, term('not'), b)],
  // Alternatives
  ['a OR b', or(a, b)],
  ['a|b || c', or(a, b, c)],
  ['a or b', and(a, term('or'), b)],
  ['a b OR c d', or(and(a, b), and(c, d))],
  ['a AND b OR c', or(and(a, b), c)],
  ['a (b OR c)', and(a, or(b, c))],
  ['a OR (b OR (c OR d))', or(a, b, c, d)],
  ['a (b (c d))', and(a, b, c, d)],
  ['a OR a', a],
  ['a OR *', all],
  // Operators without operands, parentheses without partners
  ['OR a OR', a],
  ['a AND', a],
  ['a NOT', a],
  ['OR', term('or')],
  ['NOT AND', and(term('not'), term('and'))],
  ['((a', a],
  ['a))) b', and(a, b)],
  ['a) OR (b', or(a, b)],
  ['() a ( )', a],
  // Fields
  ['title:a', term('a', 'title')],
  ['TITLE:a', term('a', 'title')],
  ['title:"a b" c', and(phrase('a b', 'title'), c)],
  ['title:foo-bar', phrase('foo bar', 'title')],
  ['title:(a b)', and(term('a', 'title'), term('b', 'title'))],
  ['title:(a OR body:b)', or(term('a', 'title'), term('b', 'body'))],
  ['-title:a', and(all, not(term('a', 'title')))],
  ['name:repo*', prefix('repo', 'name')],
  ['path:/src/core', phrase('src core', 'path')],
  ['tag:a tags:b heading:c author:d', and(term('a', 'tags'), term('b', 'tags'), term('c', 'headings'), term('d', 'author'))],
  ['title:title:a', phrase('title a', 'title')],
  ['title: a', and(term('title'), a)],
  ['title:', term('title')],
  ['constructor:a', phrase('constructor a')],
  // What only looks like a field
  ['foo:bar', phrase('foo bar')],
  ['http://example.org/x', phrase('http example org x')],
  ['C:\\temp', phrase('c temp')],
  ['12:30', phrase('12 30')],
  ['std::vector', phrase('std vector')],
  // Conditions
  ['ext:.PDF', filter('ext', 'pdf')],
  ['ext:*.md', filter('ext', 'md')],
  ['ext:(pdf OR md) a', and(or(filter('ext', 'pdf'), filter('ext', 'md')), a)],
  ['type:pdf', filter('type', 'application/pdf')],
  ['type:Images', filter('type', 'image/')],
  ['type:image/*', filter('type', 'image/')],
  ['type:text/HTML', filter('type', 'text/html')],
  ['type:html', or(filter('type', 'text/html'), filter('type', 'application/xhtml+xml'))],
  ['-type:csv', and(all, not(or(filter('type', 'text/csv'), filter('type', 'text/tab-separated-values'))))],
  ['type:rs', filter('ext', 'rs')],
  ['in:~/Documents/', filter('in', 'file:///home/ann/Documents')],
  ['in:~', filter('in', 'file:///home/ann')],
  ['in:.', filter('in', 'file:///work')],
  ['in:../a%20b', filter('in', 'file:///a%2520b')],
  ['in:"/tmp/my notes"', filter('in', 'file:///tmp/my%20notes')],
  ['in:https://example.org/docs/', filter('in', 'https://example.org/docs')],
  ['in:/', filter('in', 'file:')],
  ['source:files/folders', filter('source', 'files/folders')],
  ['ext:"" a', a],
  // Languages without spaces
  ['猫', term('猫')],
  ['東京', term('東京')],
  ['東京都', and(term('東京'), term('京都'))],
  ['"東京都"', and(term('東京'), term('京都'))],
  ['-東京都 a', and(not(and(term('東京'), term('京都'))), a)],
  ['Python编程', and(term('python'), term('编程'))],
  ['か\u3099く', term('がく')],
  ['title:東京都', prefix('東京都', 'title')],
  ['น้ำแข็ง', and(term('นำ'), term('แขง'))],
  // Nothing to find
  ['', none],
  ['++ -- ... "', none],
  ['-*', none],
  ['a -*', none],
])('%j', ([typed, node]) => {
  expect(nodeOf(typed)).toEqual(node);
});

test.for([
  ['', 'The query is empty. Type * to list everything.'],
  ['++', 'The query has no letter or digit to look for. Type * to list everything.'],
  ['-*', 'The query excludes everything.'],
  ['title: x', '"title:" has no value and was taken as a word. Write the value directly behind the colon.'],
  [
    'date:2024',
    'There is no field "date"; it was taken as a word. The fields are title, name, path, body, author, tag, heading, ext, type, in, source.',
  ],
  ['('.repeat(20) + 'a', 'Parentheses deeper than 16 levels are ignored.'],
  ['"' + 'a '.repeat(65), 'Only the first 64 words of the query are used.'],
  ['a* b* c* d* e* f* g* h* i*', 'Only the first 8 words that end in * are used.'],
  ['a'.repeat(20_001), 'Only the first 20000 characters of the query are used.'],
] as const)('notes on %j', ([typed, note]) => {
  expect(parseQuery(typed, place).notes).toEqual([note]);
});

test.for(['foo-bar', 'http://x.org', 'C:\\x', '12:30', 'TODO: mend', 'std::vector', 'title:a OR b', 'a) b'])('no note on %j', (typed) => {
  expect(parseQuery(typed, place).notes).toEqual([]);
});

test.for([
  ['  a   AND b', 'a b'],
  ['a|b c', 'a OR b c'],
  ['(a OR b) c', '(a OR b) c'],
  ['NOT (a b)', '-(a b)'],
  ['Foo-Bar*', '"foo bar*"'],
  ['title:(a OR "b c")', 'title:a OR title:"b c"'],
  ['in:"~/my notes" type:Photos', 'in:file:///home/ann/my%20notes type:photos'],
  ['source:"a b"', 'source:"a b"'],
  ['東京都 -น้ำแข็ง', '"東京都" -"น้ำแข็ง"'],
  ['', ''],
] as const)('writes %j as %j', ([typed, text]) => {
  expect(parseQuery(typed, place).text).toBe(text);
});

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a',
      'b',
      'foo-bar',
      'Ünï',
      'c*',
      'OR',
      'AND',
      'NOT',
      '|',
      '(',
      ')',
      '-',
      '"',
      '“',
      '”',
      '*',
      ':',
      ' ',
      '\u0000',
    ),
  },
  fc.constantFrom(
    'title:',
    'tag:',
    'in:',
    'ext:',
    'type:',
    'source:',
    'foo:',
    '~/x y',
    './',
    'https://x/',
    'image/*',
    'html',
    '東京都庁',
    'น้ำแข็ง',
    'か\u3099',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const spacedPiece = fc.tuple(piece, fc.constantFrom(' ', ' ', ''));
const typedText = fc
  .oneof({ weight: 9, arbitrary: fc.array(spacedPiece) }, fc.array(spacedPiece, { minLength: 50, maxLength: 150 }))
  .map((pieces) => pieces.flat().join(''));

test('anything typed is a query, and its text means the same', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(typedText, (typed) => {
      const plan = parseQuery(typed, place);
      expect(parseQuery(plan.text, place)).toMatchObject({ node: plan.node, text: plan.text });
    }),
    { numRuns: 10_000 },
  );
});

/** Every node with its parent. */
function* pairs(node: QueryNode, parent?: QueryNode): Generator<readonly [QueryNode, QueryNode | undefined]> {
  yield [node, parent];
  const children = node.type === 'and' || node.type === 'or' ? node.nodes : node.type === 'not' ? [node.node] : [];
  for (const child of children) yield* pairs(child, node);
}

function isNormal(node: QueryNode, parent: QueryNode | undefined): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.length > 1 && parent?.type !== node.type;
  if (node.type === 'not') return parent?.type === 'and' && parent.nodes.some(({ type }) => type !== 'not') && node.node.type !== 'not';
  return node.type !== 'none' || parent === undefined;
}

test('every plan is in normal form', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(typedText, (typed) => {
      expect(Array.from(pairs(nodeOf(typed))).filter(([node, parent]) => !isNormal(node, parent))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test.for([
  '('.repeat(1_000_000),
  'a OR '.repeat(10_000),
  '(a OR -'.repeat(100_000),
  '"'.repeat(1_000_000),
  'title:'.repeat(100_000),
  'a* '.repeat(300_000),
  'ก'.repeat(1_000_000),
  '東'.repeat(1_000_000),
  `in:${'x/'.repeat(500_000)}`,
])('a huge query takes little time (%#)', (typed) => {
  const started = performance.now();
  const plan = parseQuery(typed, place);
  expect(performance.now() - started).toBeLessThan(500);
  expect(Array.from(pairs(plan.node)).length).toBeLessThan(200);
});
