import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extensionOf, facet } from './storage-facets.ts';
import { openTables } from './test-storage.ts';

test('a facet is one word of its own to the tokenizer, whatever its value', () => {
  const { database } = openTables();
  database.exec("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(fulltext, 'row')");
  const insert = database.prepare('INSERT INTO fulltext (rowid, facets) VALUES (?, ?)');
  const terms = database.prepare<[], string>('SELECT term FROM vocabulary').pluck();
  let rowid = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('running', 'runs', 'Runs', 'caresses')), { maxLength: 20 }),
      (values) => {
        database.exec("INSERT INTO fulltext (fulltext) VALUES ('delete-all')");
        for (const value of values) insert.run((rowid += 1), facet('ext', value));
        expect(new Set(terms.all())).toEqual(new Set(values.map((value) => facet('ext', value))));
      },
    ),
  );
});

test('the facet of a prefix is a prefix of the facet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (start, rest) => {
      expect(facet('folder', start + rest).startsWith(facet('folder', start))).toBe(true);
    }),
  );
});

test('an extension is what follows the last dot of a name that begins otherwise', () => {
  expect(['a.TXT', 'a.tar.gz', '.profile', 'makefile', 'a.', ''].map(extensionOf)).toEqual(['txt', 'gz', '', '', '', '']);
});
