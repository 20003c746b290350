import { expect, test } from 'vitest';
import type { Filter, QueryNode } from '../../../plugin/query.ts';
import { parseQuery } from './parse-query.ts';

const now = new Date(2024, 5, 12, 15, 30).getTime();
const place = { home: '/home/ann', cwd: '/work', now, languages: [] };
const nodeOf = (typed: string): QueryNode => parseQuery(typed, place).node;

const filter = (one: Filter): QueryNode => ({ type: 'filter', filter: one });
const or = (...nodes: QueryNode[]): QueryNode => ({ type: 'or', nodes });
const and = (...nodes: QueryNode[]): QueryNode => ({ type: 'and', nodes });
const not = (node: QueryNode): QueryNode => ({ type: 'not', node });
const ext = (value: string): QueryNode => filter({ field: 'ext', value });
const type = (value: string): QueryNode => filter({ field: 'type', value });
const below = (value: string): QueryNode => filter({ field: 'in', value });
const lang = (value: string): QueryNode => filter({ field: 'lang', value });
const a: QueryNode = { type: 'term', text: 'a' };

test.for<[string, QueryNode]>([
  ['ext:.PDF', ext('pdf')],
  ['extension:*.md', ext('md')],
  ['ext:(pdf OR md) a', and(or(ext('pdf'), ext('md')), a)],
  ['ext:(pdf md) a', and(or(ext('pdf'), ext('md')), a)],
  ['ext:(pdf md -txt)', and(or(ext('pdf'), ext('md')), not(ext('txt')))],
  ['ext:pdf,.MD|txt,', or(ext('pdf'), ext('md'), ext('txt'))],
  ['ext:pdf|md a', and(or(ext('pdf'), ext('md')), a)],
  ['-ext:pdf,md', and({ type: 'all' }, not(or(ext('pdf'), ext('md'))))],
  ['ext:"" a', a],
  ['type:pdf', type('application/pdf')],
  ['type:Images', type('image/')],
  ['is:image', type('image/')],
  ['mime:image/*', type('image/')],
  ['type:text/HTML', type('text/html')],
  ['type:"text/html; charset=utf-8"', type('text/html')],
  ['type:html', or(type('text/html'), type('application/xhtml+xml'))],
  ['-type:csv', and({ type: 'all' }, not(or(type('text/csv'), type('text/tab-separated-values'))))],
  ['type:rs', ext('rs')],
  ['type:pdf,image', or(type('application/pdf'), type('image/'))],
  ['in:~/Documents/', below('file:///home/ann/Documents')],
  ['folder:~', below('file:///home/ann')],
  ['in:.', below('file:///work')],
  ['in:../a%20b', below('file:///a%2520b')],
  ['in:"/tmp/my  notes"', below('file:///tmp/my%20%20notes')],
  ['in:"\u202a/tmp/a"', below('file:///tmp/a')],
  ['in:https://example.org/docs/', below('https://example.org/docs')],
  ['in:/', below('file:')],
  ['source:files/folders', filter({ field: 'source', value: 'files/folders' })],
  ['lang:de', lang('de')],
  ['lang:German', lang('de')],
  ['language:Deutsch', lang('de')],
  ['lang:pt-BR', lang('pt')],
  ['lang:"Norsk Bokmål"', lang('no')],
  ['lang:deu,日本語', or(lang('de'), lang('ja'))],
])('%j', ([typed, node]) => {
  expect(nodeOf(typed)).toEqual(node);
});

test.for<[string, Filter]>([
  ['size:>10mb', { field: 'size', from: 10_000_001 }],
  ['size:>=10MB', { field: 'size', from: 10_000_000 }],
  ['size:≥10MB', { field: 'size', from: 10_000_000 }],
  ['size:<1.5kB', { field: 'size', to: 1500 }],
  ['size:<=1KiB', { field: 'size', to: 1025 }],
  ['size:=1k', { field: 'size', from: 1000, to: 2000 }],
  ['size:10mb', { field: 'size', from: 10_000_000, to: 11_000_000 }],
  ['size:1.5mb', { field: 'size', from: 1_500_000, to: 1_600_000 }],
  ['size:0', { field: 'size', from: 0, to: 1 }],
  ['size:empty', { field: 'size', from: 0, to: 1 }],
  ['size:1mb..5mb', { field: 'size', from: 1_000_000, to: 5_000_001 }],
  ['size:5mb..1mb', { field: 'size', from: 1_000_000, to: 5_000_001 }],
  ['size:"1 GB.."', { field: 'size', from: 1_000_000_000 }],
  ['size:..1kb', { field: 'size', to: 1001 }],
  ['size:"> 10 MB"', { field: 'size', from: 10_000_001 }],
  ['page:>10', { field: 'pages', from: 11 }],
  ['pages:10', { field: 'pages', from: 10, to: 11 }],
  ['page:5..10', { field: 'pages', from: 5, to: 11 }],
])('%j', ([typed, expected]) => {
  expect(nodeOf(typed)).toEqual(filter(expected));
});

const at = (year: number, month: number, day: number, time: readonly [hour: number, minute: number] = [0, 0]): number =>
  new Date(year, month - 1, day, ...time).getTime();

test.for<[string, number | undefined, number | undefined]>([
  ['modified:2024', at(2024, 1, 1), at(2025, 1, 1)],
  ['modified:2024-05', at(2024, 5, 1), at(2024, 6, 1)],
  ['modified:2024-05-17', at(2024, 5, 17), at(2024, 5, 18)],
  ['date:2024/5/17', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:17.5.2024', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:17.05.24', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:5/17/2024', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:20240517', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:5.2024', at(2024, 5, 1), at(2024, 6, 1)],
  ['modified:2024-Q2', at(2024, 4, 1), at(2024, 7, 1)],
  ['modified:2024-05-17T10:30', at(2024, 5, 17, [10, 30]), at(2024, 5, 17, [10, 31])],
  ['modified:"17 May 2024"', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:"May 17th, 2024"', at(2024, 5, 17), at(2024, 5, 18)],
  ['modified:"september 2023"', at(2023, 9, 1), at(2023, 10, 1)],
  ['modified:august', at(2023, 8, 1), at(2023, 9, 1)],
  ['modified:2024-01..2024-03', at(2024, 1, 1), at(2024, 4, 1)],
  ['modified:2024-03..2024-01', at(2024, 1, 1), at(2024, 4, 1)],
  ['modified:2024-01..', at(2024, 1, 1), undefined],
  ['modified:..2024-03', undefined, at(2024, 4, 1)],
  ['modified:>2024-05', at(2024, 6, 1), undefined],
  ['modified:>=2024-05', at(2024, 5, 1), undefined],
  ['modified:<2024-05', undefined, at(2024, 5, 1)],
  ['modified:<=2024-05', undefined, at(2024, 6, 1)],
  ['modified:today', at(2024, 6, 12), at(2024, 6, 13)],
  ['modified:yesterday', at(2024, 6, 11), at(2024, 6, 12)],
  ['modified:monday', at(2024, 6, 10), at(2024, 6, 11)],
  ['modified:"last wednesday"', at(2024, 6, 5), at(2024, 6, 6)],
  ['modified:"this week"', at(2024, 6, 10), at(2024, 6, 17)],
  ['modified:"last week"', at(2024, 6, 3), at(2024, 6, 10)],
  ['modified:"last month"', at(2024, 5, 1), at(2024, 6, 1)],
  ['modified:"last year"', at(2023, 1, 1), at(2024, 1, 1)],
  ['modified:week', at(2024, 6, 5, [15, 30]), undefined],
  ['modified:month', at(2024, 5, 12, [15, 30]), undefined],
  ['modified:year', at(2023, 6, 12, [15, 30]), undefined],
  ['modified:7d', at(2024, 6, 5, [15, 30]), undefined],
  ['modified:<7d', at(2024, 6, 5, [15, 30]), undefined],
  ['modified:"last 2 weeks"', at(2024, 5, 29, [15, 30]), undefined],
  ['modified:<3months', at(2024, 3, 12, [15, 30]), undefined],
  ['modified:>1y', undefined, at(2023, 6, 12, [15, 30])],
  ['modified:30d..7d', at(2024, 5, 13, [15, 30]), at(2024, 6, 5, [15, 30])],
  ['modified:<2h', at(2024, 6, 12, [13, 30]), undefined],
  ['before:2024-05', undefined, at(2024, 5, 1)],
  ['after:2024-05', at(2024, 5, 1), undefined],
  ['before:7d', undefined, at(2024, 6, 5, [15, 30])],
  ['since:yesterday', at(2024, 6, 11), undefined],
  ['until:"last week"', undefined, at(2024, 6, 3)],
])('%j', ([typed, from, to]) => {
  const expected: Filter = { field: 'modified', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  expect(nodeOf(typed)).toEqual(filter(expected));
  expect(parseQuery(typed, place).notes).toEqual([]);
});

test('a month before the 31st of March is the last of February', () => {
  const march = new Date(2024, 2, 31, 12).getTime();
  expect(parseQuery('modified:<1month', { ...place, now: march }).node).toEqual(
    filter({ field: 'modified', from: at(2024, 2, 29, [12, 0]) }),
  );
});

test('created is in local time, too', () => {
  expect(nodeOf('created:2024')).toEqual(filter({ field: 'created', from: at(2024, 1, 1), to: at(2025, 1, 1) }));
});

test.for<[string, QueryNode, string]>([
  ['ext:pdf ext:docx', or(ext('pdf'), ext('docx')), 'ext:pdf OR ext:docx'],
  ['ext:pdf a ext:docx', and(or(ext('pdf'), ext('docx')), a), '(ext:pdf OR ext:docx) a'],
  ['lang:de (a lang:fr) lang:de', and(or(lang('de'), lang('fr')), a), '(lang:de OR lang:fr) a'],
  ['in:/a in:/b', or(below('file:///a'), below('file:///b')), 'in:file:///a OR in:file:///b'],
  ['ext:pdf lang:de', and(ext('pdf'), lang('de')), 'ext:pdf lang:de'],
  ['-ext:pdf -ext:md a', and(not(ext('pdf')), not(ext('md')), a), '-ext:pdf -ext:md a'],
])('%s: an item has one such value, so either will do', ([typed, node, text]) => {
  expect(parseQuery(typed, place)).toMatchObject({ node, text, notes: [] });
});

test.for([
  ['modified:5/6/2024', '"5/6/2024" was read as 2024-05-06. Dates are clear as year-month-day.'],
  ['modified:5-6-2024', '"5-6-2024" was read as 2024-06-05. Dates are clear as year-month-day.'],
  ['size:abc', '"size:abc" is no condition that is understood; it was taken as words. Write for example size:>10mb or size:1mb..5mb.'],
  ['page:x', '"page:x" is no condition that is understood; it was taken as words. Write for example page:>10 or page:5..20.'],
  [
    'lang:gibberish',
    '"lang:gibberish" is no condition that is understood; it was taken as words. Write for example lang:german or lang:de.',
  ],
  [
    'sort:colour',
    '"sort:colour" is no condition that is understood; it was taken as words. Write for example sort:newest, sort:size or sort:-name.',
  ],
] as const)('notes on %j', ([typed, note]) => {
  expect(parseQuery(typed, place).notes).toEqual([note]);
});

test.for([
  'size:abc',
  'size:',
  'size:>',
  'size:1mb..x',
  'modified:someday',
  'modified:2024-02-30',
  'before:>2024',
  'date:99999999999d',
  'page:1.5',
])('%j becomes words', (typed) => {
  expect(JSON.stringify(nodeOf(typed))).not.toContain('filter');
  expect(parseQuery(typed, place).notes).toHaveLength(1);
});

test.for([
  ['a sort:modified', { by: 'modified', descending: true }],
  ['a sort:-modified', { by: 'modified', descending: false }],
  ['sort:date a', { by: 'modified', descending: true }],
  ['a sort:newest', { by: 'modified', descending: true }],
  ['a sort:oldest', { by: 'modified', descending: false }],
  ['a sort:size', { by: 'size', descending: true }],
  ['a sort:size-asc', { by: 'size', descending: false }],
  ['a sort:name', { by: 'name', descending: false }],
  ['a sort:path', { by: 'url', descending: false }],
  ['a sort:created', { by: 'created', descending: true }],
  ['a sort:name sort:size', { by: 'size', descending: true }],
  ['a sort:name sort:relevance', undefined],
] as const)('%j', ([typed, sort]) => {
  const parsed = parseQuery(typed, place);
  expect(parsed.node).toEqual(a);
  expect(parsed.sort).toEqual(sort);
  expect(parseQuery(parsed.text, place)).toMatchObject({ node: a, text: parsed.text, ...(sort && { sort }) });
});

test('an order alone lists everything', () => {
  expect(parseQuery('sort:newest', place)).toMatchObject({ node: { type: 'all' }, text: '* sort:modified-desc', notes: [] });
});

test.for([
  ['in:"~/my notes" type:Photos', 'in:file:///home/ann/my%20notes type:photos'],
  ['source:"a b"', 'source:"a b"'],
  ['ext:(pdf, .md) folder:~', 'ext:pdf,md in:file:///home/ann'],
  ['language:german date:"Last  Week"', 'lang:de modified:"last week"'],
  ['size:"> 10 MB"', 'size:">10 mb"'],
] as const)('writes %j as %j', ([typed, text]) => {
  expect(parseQuery(typed, place).text).toBe(text);
});
