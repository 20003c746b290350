import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { put, writeTexts } from './documents.ts';
import { anchored, found, phrase, word } from './queries.ts';

export const searchPhraseCases: Cases<'dataStorage'> = {
  async 'matches words next to each other, in order'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['big red house', 'red big house', 'big, RED\nhouse', 'big dark red house', 'big', 'red big red']);
    assert.deepEqual(await found(storage, phrase('big red')), ['1', '3', '6']);
    assert.deepEqual(await found(storage, phrase('big red house')), ['1', '3']);
    assert.deepEqual(await found(storage, phrase('red big')), ['2', '6']);
    assert.deepEqual(await found(storage, phrase('big')), ['1', '2', '3', '4', '5', '6']);
    assert.deepEqual(await found(storage, phrase('house big')), []);
  },

  async 'matches repeated words'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['la la land', 'la land la', 'la']);
    assert.deepEqual(await found(storage, phrase('la la')), ['1']);
  },

  async 'folds and stems like single words'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['connecting Café networks', 'cafe connecting']);
    assert.deepEqual(await found(storage, phrase('connected cafés network')), ['1']);
  },

  async 'may end in the start of a word'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['new yorker', 'new york', 'newer york', 'new old york', 'newer york, ne']);
    assert.deepEqual(await found(storage, { type: 'phrase', words: ['new', 'yor'], prefix: true }), ['1', '2']);
    assert.deepEqual(await found(storage, { type: 'phrase', words: ['yor'], prefix: true }), ['1', '2', '3', '4', '5']);
    assert.deepEqual(await found(storage, { type: 'phrase', words: ['ne', 'york'], prefix: true }), []);
  },

  async 'stays within one field'(place) {
    const storage = await place.open();
    const metadata = { title: 'alpha beta', headings: ['gamma delta'] };
    await storage.write([put('file:///1', { text: 'epsilon zeta', metadata })]);
    for (const text of ['alpha beta', 'gamma delta', 'epsilon zeta']) assert.deepEqual(await found(storage, phrase(text)), ['1'], text);
    for (const text of ['beta gamma', 'delta epsilon', 'beta epsilon', 'zeta alpha'])
      assert.deepEqual(await found(storage, phrase(text)), [], text);
    assert.deepEqual(await found(storage, phrase('alpha beta', 'title')), ['1']);
    assert.deepEqual(await found(storage, phrase('alpha beta', 'body')), []);
  },

  async 'anchored: only at the very beginning of the field'(place) {
    const storage = await place.open();
    const titles = ['Annual Report', 'The annual report', 'annual report, annual report', 'Report, annual', 'annual', '— Annual reports'];
    await storage.write(titles.map((title, index) => put(`file:///${index + 1}`, { metadata: { title }, text: 'annual report' })));
    assert.deepEqual(await found(storage, anchored('annual report', 'title')), ['1', '3', '6']);
    assert.deepEqual(await found(storage, anchored('annual', 'title')), ['1', '3', '5', '6']);
    assert.deepEqual(await found(storage, anchored('report', 'title')), ['4']);
    assert.deepEqual(await found(storage, anchored('annual report', 'body')), ['1', '2', '3', '4', '5', '6']);
    assert.deepEqual(await found(storage, anchored('annual report', 'headings')), []);
  },

  async 'anchored: may end in the start of a word'(place) {
    const storage = await place.open();
    const titles = ['Annual Report', 'Annual reporter', 'Some annual reports', 'annually'];
    await storage.write(titles.map((title, index) => put(`file:///${index + 1}`, { metadata: { title } })));
    assert.deepEqual(await found(storage, { ...anchored('annual rep', 'title'), prefix: true }), ['1', '2']);
    assert.deepEqual(await found(storage, { ...anchored('ann', 'title'), prefix: true }), ['1', '2', '4']);
  },

  async 'anchored: a list of values begins once'(place) {
    const storage = await place.open();
    await storage.write([put('file:///1', { metadata: { headings: ['One plum', 'Two plums'] } })]);
    assert.deepEqual(await found(storage, anchored('one plum', 'headings')), ['1']);
    assert.deepEqual(await found(storage, anchored('two plum', 'headings')), []);
  },

  async 'takes no part in extra terms'(place) {
    const storage = await place.open();
    await storage.write([put('file:///1', { text: 'end', extraTerms: 'camel case' }), put('file:///2', { text: 'camel case' })]);
    assert.deepEqual(await found(storage, word('camel')), ['1', '2']);
    assert.deepEqual(await found(storage, phrase('camel case')), ['2']);
    assert.deepEqual(await found(storage, phrase('end camel')), []);
  },

  async 'finds phrases in names'(place) {
    const storage = await place.open();
    await storage.write([put('file:///d/annual-report_2024.pdf')]);
    assert.deepEqual(await found(storage, phrase('annual report 2024')), ['annual-report_2024.pdf']);
  },

  async 'finds a phrase late in a long text'(place) {
    const storage = await place.open();
    const noise = Array.from({ length: 50_000 }, (_, index) => `w${index % 997} big`).join(' ');
    await writeTexts(storage, [`${noise} big red`, noise]);
    assert.deepEqual(await found(storage, phrase('big red')), ['1']);
  },
};
