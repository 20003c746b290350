import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, spellingOf, stemsOf } from './storage-stems.ts';
import { itemAt, openTables, putOf } from './test-storage.ts';

test('words are reduced as FTS5 reduces them', () => {
  const text = 'Because HOUSES agreed, analysis of Élodie’s relational thesis Ὀδυσσεύς 北京 MPU-6050 été\uF8FF';
  const { apply, database } = openTables();
  apply([putOf([itemAt('x', { text })])]);
  database.exec("CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, fulltext, 'instance')");
  const indexed = database.prepare<[], string>("SELECT term FROM temp.places WHERE col = 'body' ORDER BY offset").pluck().all();
  expect(stemsOf(text)).toEqual(indexed);
});

test('a folded text has neither case nor accents of Latin letters', () => {
  expect(['ÉTÉ', 'ΟΔΟΣ', 'Ёж', 'naïve Ǻ'].map(fold)).toEqual(['ete', 'οδοσ', 'ёж', 'naive a']);
});

test('the spelling of a stem has this stem', () => {
  const words = ['because', 'house', 'agree', 'analysis', 'use', 'this', 'process', 'ties', 'engine', 'hopping', 'sky', 'generous', 'x1'];
  for (const term of words.flatMap(stemsOf)) expect(stemsOf(spellingOf(term))).toEqual([term]);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,9}(s|ed|ing|ies|ation|ness|ee|ll)?$/), (word) => {
      const [term = ''] = stemsOf(word);
      expect(stemsOf(spellingOf(term))).toEqual([term]);
    }),
    { numRuns: 2000 },
  );
});

test('a term that is a stem finds what was reduced to it, also where it would be reduced again', () => {
  const { apply, search } = openTables();
  apply([putOf([itemAt('a', { text: 'because' })]), putOf([itemAt('b', { text: 'becau becaus' })])]);
  expect(search({ type: 'term', text: 'becaus', stem: true })).toEqual([1]);
  expect(search({ type: 'term', text: 'becaus' })).toEqual([2]);
  expect(search({ type: 'term', text: 'becaus', stem: true, prefix: true })).toEqual([1]);
});
