import { expect, test } from 'vitest';
import type { Filter, QueryNode, TextField } from '../../../plugin/query.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { parseQuery } from './parse-query.ts';

const place = { home: '/home/ann', cwd: '/work', now: new Date(2024, 5, 12, 15, 30).getTime(), languages: [] };
const nodeOf = (typed: string): QueryNode => parseQuery(typed, place).node;

const all: QueryNode = { type: 'all' };
const none: QueryNode = { type: 'none' };
const term = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });
const prefix = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }), prefix: true, stem: true });
const phrase = (text: string, field?: TextField): QueryNode => ({ type: 'phrase', words: text.split(' '), ...(field && { field }) });
const words = (text: string, field?: TextField, isPrefix = false): QueryNode =>
  wordsNode(text, { languages: [], ...(field && { field }), prefix: isPrefix, quoted: false }) ?? none;
const near = (text: string, distance: number, field?: TextField): QueryNode => ({
  type: 'near',
  words: text.split(' '),
  distance,
  ...(field && { field }),
});
const substring = (text: string, field?: TextField): QueryNode => ({ type: 'substring', text, ...(field && { field }) });
const filter = (field: Extract<Filter, { readonly value: string }>['field'], value: string): QueryNode => ({
  type: 'filter',
  filter: { field, value },
});
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
  ['camelCase', words('camelCase')],
  ['C++', words('C++')],
  ['.NET', words('.NET')],
  ['R&D', words('R&D')],
  ['+a ~b ^c', and(a, b, c)],
  // Words that are several to the index
  ['foo-bar', words('foo-bar')],
  ['1.0.21', words('1.0.21')],
  ['snake_case', words('snake_case')],
  ['user@example.org', words('user@example.org')],
  ["don't", words("don't")],
  ['h52.1 - kurzsichtigkeit', and(words('h52.1'), term('kurzsichtigkeit'))],
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
  ['foo-ba*', words('foo-ba', undefined, true)],
  ['"a b*"', { type: 'phrase', words: ['a', 'b'], prefix: true }],
  ['"a b"*', { type: 'phrase', words: ['a', 'b'], prefix: true }],
  ['a-*', a],
  ['a*b', words('a*b')],
  ['**bold**', term('bold')],
  ['*', all],
  ['* a', a],
  // Parts of words
  ['*art*', substring('art')],
  ['*art', substring('art')],
  ['title:*Årt*', substring('art', 'title')],
  ['-*art*', and(all, not(substring('art')))],
  ['*foo-bar*', and(substring('foo'), substring('bar'))],
  ['*a', a],
  ['*東京*', words('東京')],
  ['*.PDF', filter('ext', 'pdf')],
  ['name:*.md', filter('ext', 'md')],
  // Nearness
  ['a NEAR b', near('a b', 10)],
  ['a NEAR/5 b NEAR/3 c', near('a b c', 5)],
  ['a b NEAR/5 c d', and(a, near('b c', 5), d)],
  ['-a NEAR b', and(all, not(near('a b', 10)))],
  ['"a b"~3', near('a b', 3)],
  ['"a b"~', phrase('a b')],
  ['"a"~3', a],
  ['title:"a b"~3', near('a b', 3, 'title')],
  ['title:a NEAR b', near('a b', 10, 'title')],
  ['title:(a NEAR b)', near('a b', 10, 'title')],
  ['title:a NEAR title:b', near('a b', 10, 'title')],
  ['"a b" NEAR/4 c', and(near('a b c', 4), phrase('a b'))],
  ['a NEAR a NEAR a', a],
  ['a NEAR title:b', and(a, term('b', 'title'))],
  ['a NEAR (b OR c)', and(a, or(b, c))],
  ['(a) NEAR b*', and(a, prefix('b'))],
  ['NEAR a', and(term('near'), a)],
  ['a NEAR/5', and(a, words('near/5'))],
  ['a NEAR', and(a, term('near'))],
  ['NEAR', term('near')],
  ['a near b', and(a, term('near'), b)],
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
  ['title:foo-bar', words('foo-bar', 'title')],
  ['title:(a b)', and(term('a', 'title'), term('b', 'title'))],
  ['title:(a OR body:b)', or(term('a', 'title'), term('b', 'body'))],
  ['-title:a', and(all, not(term('a', 'title')))],
  ['name:repo*', prefix('repo', 'name')],
  ['path:/src/core', words('src/core', 'path')],
  ['tag:a tags:b heading:c author:d', and(term('a', 'tags'), term('b', 'tags'), term('c', 'headings'), term('d', 'author'))],
  ['title:title:a', words('title:a', 'title')],
  ['title: a', and(term('title'), a)],
  ['title:', term('title')],
  ['constructor:a', words('constructor:a')],
  ['from:a to:b cc:c symbol:d', and(term('a', 'from'), term('b', 'to'), term('c', 'to'), term('d', 'symbols'))],
  ['subject:a', or(term('a', 'title'), term('a', 'tags'))],
  ['-subject:a', and(all, not(or(term('a', 'title'), term('a', 'tags'))))],
  ['keyword:a filename:b text:c', and(term('a', 'tags'), term('b', 'name'), term('c', 'body'))],
  ['+title:a', term('a', 'title')],
  ['title:*', all],
  ['size:*', all],
  // What only looks like a field
  ['foo:bar', words('foo:bar')],
  ['http://example.org/x', words('http://example.org/x')],
  ['C:\\temp', words('C:\\temp')],
  ['12:30', words('12:30')],
  ['std::vector', words('std::vector')],
  // Languages without spaces
  ['猫', words('猫')],
  ['東京都 タワー', and(words('東京都'), words('タワー'))],
  ['-東京都 a', and(not(words('東京都')), a)],
  ['title:東京都', words('東京都', 'title')],
  ['「東京都」', wordsNode('東京都', { languages: [], prefix: false, quoted: true }) ?? none],
  ['（a OR b）c', and(or(a, b), c)],
  ['title：a｜b', or(term('a', 'title'), b)],
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
  ['titel:x', 'There is no field "titel"; it was taken as a word. Did you mean title: ?'],
  [
    'colour:red',
    'There is no field "colour"; it was taken as a word. The fields are title, name, path, body, heading, tag, author, subject, from, to, symbol, ext, type, in, lang, source, size, page, modified, created, before, after, sort.',
  ],
  ['('.repeat(20) + 'a', 'Parentheses deeper than 16 levels are ignored.'],
  ['"' + 'a '.repeat(257), 'Only the first 256 words of the query are used.'],
  ['a* b* c* d* e* f* g* h* i*', 'Only the first 8 words that end in * are used.'],
  ['*ab* *cd* *ef* *gh* *ij*', 'Only the first 4 parts of words (*part*) are used.'],
  ['*a*', 'Within words, at least 2 letters are looked for; *part* was taken as a word.'],
  ['colo*r', 'A * within a word only separates words. It stands for other letters at the beginning or the end of a word.'],
  ['a NEAR (b c)', 'NEAR stands between words or phrases. It was taken for AND.'],
  ['a'.repeat(20_001), 'Only the first 20000 characters of the query are used.'],
] as const)('notes on %j', ([typed, note]) => {
  expect(parseQuery(typed, place).notes).toEqual([note]);
});

test.for(['foo-bar', 'http://x.org', 'C:\\x', '12:30', 'TODO: mend', 'std::vector', 'title:a OR b', 'a) b', 'a NEAR b', 'a NEAR', '*ab'])(
  'no note on %j',
  (typed) => {
    expect(parseQuery(typed, place).notes).toEqual([]);
  },
);

test.for([
  ['  a   AND b', 'a b'],
  ['a|b c', 'a OR b c'],
  ['(a OR b) c', '(a OR b) c'],
  ['NOT (a b)', '-(a b)'],
  ['+Foo-Bar*, Ünï!', 'Foo-Bar Ünï'],
  ['foo-ba*', 'foo-ba*'],
  ['a A', 'a'],
  ['C++, C#. .NET', 'C++ C# .NET'],
  ['title:(a OR "b c")', 'title:a OR title:"b c"'],
  ['“a  b*”', '“a b*”'],
  ['*art', '*art*'],
  ['a NEAR "b c"', 'a NEAR/10 "b c"'],
  ['title:a NEAR/3 b', 'title:a NEAR/3 title:b'],
  ['"b c"~7', '"b c"~7'],
  ['東京都 -น้ำแข็ง', '東京都 -น้ำแข็ง'],
  ['OR', 'or'],
  ['', ''],
] as const)('writes %j as %j', ([typed, text]) => {
  expect(parseQuery(typed, place).text).toBe(text);
});

test.for([
  ['Foo-Bar,', { word: 'Foo-Bar' }],
  ['C++', { word: 'C++' }],
  ['"foo Bar’s"', { words: ['foo', 'Bar', 's'] }],
  ['"foo"', { words: ['foo'] }],
] as const)('%j keeps what was typed', ([typed, expected]) => {
  expect(parseQuery(typed, place).clause).toMatchObject({ kind: 'leaf', ...expected });
});

test.for(['foo*', '*foo*', 'title:foo', 'title:"a b"', '"a b*"', 'a NEAR b', 'ext:pdf', '*'])('%j is no plain word', (typed) => {
  const { clause } = parseQuery(typed, place);
  expect(Object.keys(clause)).not.toContain('word');
  expect(Object.keys(clause)).not.toContain('words');
});
