import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filter, QueryNode, TextField } from '../../plugin/query.ts';
import { itemAt, openTables, putOf, weights } from './test-storage.ts';
import { createIndex } from './storage-index.ts';
import { createSearch } from './storage-search.ts';

const words = ['red', 'blue', 'dog', 'cat', 'gold'] as const;

/** Two folders, a container with members, three extensions, two types, two sources; each word in some titles and some texts. */
const documents = Array.from({ length: 40 }, (_, index) => {
  const url =
    index % 10 === 9
      ? `file:///a/${index - 1}.md!/in/${index}.zip`
      : `file:///${index % 3 === 0 ? 'a' : 'ab'}/${index}.${index % 2 === 0 ? 'md' : 'txt'}`;
  const some = (modulus: number): string => words.filter((_word, place) => (index + place * place) % modulus === 0).join(' ');
  return {
    id: index + 1,
    item: itemAt(url, { mimeType: index % 4 === 0 ? 'text/markdown' : 'image/png', text: some(3), metadata: { title: some(4) } }),
    source: index % 5 === 0 ? 'mail/imap' : 'files/directory',
  };
});

function openDocuments() {
  const tables = openTables();
  tables.apply(documents.map(({ item, source }) => putOf([item], { source })));
  return tables;
}

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.constant<QueryNode>({ type: 'all' }),
  fc.constant<QueryNode>({ type: 'none' }),
  fc.record({ type: fc.constant('term'), text: fc.constantFrom(...words) }),
  fc.record({ type: fc.constant('term'), text: fc.constantFrom('r', 'go', 'ca'), prefix: fc.constant(true) }),
  fc.record({ type: fc.constant('term'), text: fc.constantFrom(...words), field: fc.constantFrom<TextField>('title', 'body') }),
  fc.record({ type: fc.constant('phrase'), words: fc.constantFrom(['red', 'blue'], ['blue', 'dog'], ['dog', 'red']) }),
  fc.record({
    type: fc.constant('filter'),
    filter: fc.constantFrom<Filter>(
      { field: 'ext', value: 'md' },
      { field: 'type', value: 'text/' },
      { field: 'type', value: 'image/png' },
      { field: 'in', value: 'file:///a' },
      { field: 'in', value: 'file:///a/18.md' },
      { field: 'in', value: 'file:///ab/1.txt' },
      { field: 'source', value: 'mail' },
      { field: 'source', value: 'files/directory' },
    ),
  }),
);

const tree = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.record({ type: fc.constantFrom('and', 'or'), nodes: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ type: fc.constant('not'), node: tie('node') }),
  ),
})).node;

/** What the query language says, tried on one document. */
function matches(document: (typeof documents)[number], node: QueryNode): boolean {
  if (node.type === 'all' || node.type === 'none') return node.type === 'all';
  if (node.type === 'and') return node.nodes.every((part) => matches(document, part));
  if (node.type === 'or') return node.nodes.some((part) => matches(document, part));
  if (node.type === 'not') return !matches(document, node.node);
  const { item, source } = document;
  if (node.type === 'filter') return passes(item.url, { mimeType: item.mimeType, source, filter: node.filter });
  const fields = { title: String(item.metadata.title), body: item.text };
  const texts = node.field === 'title' || node.field === 'body' ? [fields[node.field]] : Object.values(fields);
  if (node.type !== 'term' && node.type !== 'phrase') throw new Error(`No ${node.type} is made here.`);
  const sought = node.type === 'term' ? ` ${node.text}${node.prefix ? '' : ' '}` : ` ${node.words.join(' ')} `;
  return texts.some((text) => ` ${text} `.includes(sought));
}

function passes(url: string, { mimeType, source, filter }: { mimeType: string; source: string; filter: Filter }): boolean {
  if (!('value' in filter)) throw new Error('No numbers are asked for here.');
  const { field, value } = filter;
  if (field === 'ext') return url.endsWith(`.${value}`);
  if (field === 'type') return value.endsWith('/') ? mimeType.startsWith(value) : mimeType === value;
  if (field === 'in') return url === value || url.startsWith(`${value}/`) || url.startsWith(`${value}!/`);
  return source === value || source.startsWith(`${value}/`);
}

const expected = (node: QueryNode): readonly number[] => documents.filter((document) => matches(document, node)).map(({ id }) => id);

test('finds exactly what trying every document finds', () => {
  const { search } = openDocuments();
  fc.assert(
    fc.property(tree, (node) => {
      expect(search(node)).toEqual(expected(node));
    }),
    { numRuns: 2000 },
  );
});

test('finds the same at any depth, as one expression or part by part', () => {
  const { search } = openDocuments();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('and', 'or', 'not'), leaf), { minLength: 5, maxLength: 60 }), (levels) => {
      const node = levels.reduce<QueryNode>(
        (inner, [type, part]) =>
          type === 'not' ? { type: 'and', nodes: [part, { type: 'not', node: inner }] } : { type, nodes: [part, inner] },
        { type: 'term', text: 'red' },
      );
      expect(search(node)).toEqual(expected(node));
    }),
    { numRuns: 500 },
  );
});

test('any text is a legal word, and no word reaches what filters look at', () => {
  const { search } = openDocuments();
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, fc.boolean(), (typed, prefix) => {
      const hits = search({
        type: 'and',
        nodes: [
          { type: 'term', text: typed, prefix },
          { type: 'not', node: { type: 'phrase', words: [typed, 'red'] } },
        ],
      });
      expect(hits.length).toBeLessThanOrEqual(documents.length);
    }),
    { numRuns: 2000 },
  );
  for (const typed of ['\uE000', '\uE000t', '\uE000x6d64']) expect(search({ type: 'term', text: typed, prefix: true })).toEqual([]);
});

test('a document cannot pass a filter by its text', () => {
  const { apply, search } = openTables();
  apply([putOf([itemAt('file:///x.txt', { text: '\uE000x6d64 \uE000n32', extraTerms: '\uE000x6d64' })])]);
  expect(search({ type: 'filter', filter: { field: 'ext', value: 'md' } })).toEqual([]);
  expect(search({ type: 'filter', filter: { field: 'ext', value: 'txt' } })).toEqual([1]);
});

test('scores the newest of very many matches, and says so', () => {
  const { apply, database } = openTables();
  apply(Array.from({ length: 300 }, (_, index) => putOf([itemAt(`file:///${index}`, { text: 'common word' })])));
  const query = { node: { type: 'term', text: 'common' }, weights, limit: 50, offset: 0, candidates: 100 } as const;
  const { total, scored, hits } = createSearch(database, createIndex(database)).search(query);
  expect({ total, scored, count: hits.length }).toEqual({ total: 300, scored: 'some', count: 50 });
  expect(hits.every(({ id }) => id > 200)).toBe(true);
});
