import assert from 'node:assert/strict';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { FacetName, FacetResult } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { childOf, put, remove, writeTexts } from './documents.ts';
import { all, and, filter, inRange, not, or, word } from './queries.ts';

const request = { node: all, limit: 10, candidates: 1000 };

/** The values of a facet as texts: `application/pdf 2`. */
function valuesOf({ facets }: FacetResult, name: FacetName): readonly string[] | undefined {
  return facets[name]?.map(({ value, items }) => `${value} ${items}`);
}

export const facetCases: Cases<'dataStorage'> = {
  async 'counts what items have in common, by each name that is asked for'(place) {
    const storage = await place.open();
    const zip = 'file:///d/z.zip';
    const may = { modifiedAt: Date.UTC(2024, 4, 31, 23, 59, 59) };
    await storage.write([
      put('file:///d/a.pdf', { mimeType: 'application/pdf', ...may, metadata: { authors: ['Ann', 'Bob'], tags: ['x'] }, language: 'en' }),
      put('file:///d/e%20f/b.PDF', { mimeType: 'application/pdf', modifiedAt: Date.UTC(2024, 5, 1), metadata: { authors: ['Ann'] } }),
      put(
        zip,
        { mimeType: 'application/zip', ...may },
        { source: 'mail/box', children: [childOf(zip, 'c.txt', { ...may, language: 'de' })] },
      ),
      put('https://example.org/p/q', { mimeType: 'text/html', modifiedAt: -1, language: 'de' }, { source: 'mail/box' }),
    ]);
    const names = ['type', 'source', 'extension', 'folder', 'author', 'tag', 'language', 'date'] as const;
    const result = await storage.facets({ ...request, facets: names });
    assert.equal(result.counted, 5);
    const expected: Readonly<Record<FacetName, readonly string[]>> = {
      type: ['application/pdf 2', 'application/zip 1', 'text/html 1', 'text/plain 1'],
      source: ['mail/box 3', 'files/directory 2'],
      extension: ['pdf 2', 'txt 1', 'zip 1'],
      folder: ['file:///d/ 2', 'file:///d/e%20f/ 1', 'file:///d/z.zip!/ 1', 'https://example.org/p/ 1'],
      author: ['Ann 2', 'Bob 1'],
      tag: ['x 1'],
      language: ['de 2', 'en 1'],
      date: ['2024-06 1', '2024-05 3', '1969-12 1'],
    };
    for (const name of names) assert.deepEqual(valuesOf(result, name), expected[name], name);
  },

  async 'answers only what was asked for'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plum']);
    assert.deepEqual(await storage.facets({ ...request, facets: [] }), { counted: 1, facets: {} });
    assert.deepEqual(Object.keys((await storage.facets({ ...request, facets: ['tag', 'type'] })).facets).toSorted(), ['tag', 'type']);
  },

  async 'counts the items that match'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///a/1', { text: 'plum', mimeType: 'a/a', size: 1 }),
      put('file:///a/2', { text: 'plum', mimeType: 'b/b', size: 2 }),
      put('file:///b/3', { text: 'pear', mimeType: 'b/b', size: 3 }),
      put('file:///b/4', { text: 'gone', mimeType: 'b/b', size: 4 }),
    ]);
    await storage.write([remove('file:///b/4')]);
    const queries = [
      [word('plum'), ['a/a 1', 'b/b 1']],
      [filter('in', 'file:///b'), ['b/b 1']],
      [and(all, not(word('pear'))), ['a/a 1', 'b/b 1']],
      [inRange('size', { from: 2 }), ['b/b 2']],
      [or(and(word('plum'), inRange('size', { from: 2 })), word('pear')), ['b/b 2']],
      [all, ['b/b 2', 'a/a 1']],
      [{ type: 'none' }, []],
    ] as const;
    for (const [node, expected] of queries) {
      const result = await storage.facets({ ...request, node, facets: ['type'] });
      assert.deepEqual(valuesOf(result, 'type'), expected, JSON.stringify(node));
    }
  },

  async 'answers the most frequent values, then those first by their text; dates in full, newest first'(place) {
    const storage = await place.open();
    const tags = ['c', 'c', 'c', 'a', 'b', 'b', 'd', 'd', 'é', '\u{1F600}', '\uFF21'];
    await storage.write(
      tags.map((tag, month) => put(`file:///${month}`, { metadata: { tags: [tag] }, modifiedAt: Date.UTC(2024, month) })),
    );
    const result = await storage.facets({ ...request, limit: 4, facets: ['tag', 'date'] });
    const ordered = ['c 3', 'b 2', 'd 2', 'a 1', 'é 1', '\uFF21 1', '\u{1F600} 1'];
    assert.deepEqual(valuesOf(result, 'tag'), ordered.slice(0, 4));
    assert.deepEqual(
      result.facets.date?.map(({ value }) => value),
      tags.map((_, month) => `2024-${String(month + 1).padStart(2, '0')}`).toReversed(),
    );
    assert.deepEqual(valuesOf(await storage.facets({ ...request, facets: ['tag'] }), 'tag'), ordered);
  },

  async 'counts an item once for each value, and no values of wrong types'(place) {
    const storage = await place.open();
    const hopes: readonly Record<string, unknown>[] = [
      { authors: ['Ann', 'Ann', '', 7, null], tags: 'x' },
      { authors: { name: 'Bob' }, tags: ['Ann'] },
      { authors: 'Cleo' },
    ];
    await storage.write(hopes.map((metadata, index) => put(`file:///${index}`, { metadata: metadata as MetadataFields })));
    const result = await storage.facets({ ...request, facets: ['author', 'tag'] });
    assert.deepEqual(valuesOf(result, 'author'), ['Ann 1']);
    assert.deepEqual(valuesOf(result, 'tag'), ['Ann 1']);
  },

  async 'counts at most so many candidates, the last written first'(place) {
    const storage = await place.open();
    await storage.write(
      ['a', 'b', 'b', 'c', 'c', 'c'].map((tag, index) => put(`file:///${index}`, { text: 'plum', metadata: { tags: [tag] } })),
    );
    for (const node of [all, word('plum'), not(word('fig'))]) {
      const result = await storage.facets({ ...request, node, facets: ['tag'], candidates: 4 });
      assert.equal(result.counted, 4);
      assert.deepEqual(valuesOf(result, 'tag'), ['c 3', 'b 1']);
    }
    assert.equal((await storage.facets({ ...request, facets: ['tag'], candidates: 6 })).counted, 6);
  },
};
