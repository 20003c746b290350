import { expect, test } from 'vitest';
import type { StoredItem } from '../../src/plugin/item.ts';
import { factsOf, otherFacts } from './fact-list.ts';

const item: StoredItem = {
  id: 1,
  url: 'file:///a',
  sourceUrl: 'file:///a',
  source: 'files/directory',
  status: 'indexed',
  mimeType: 'application/pdf',
  size: 1_200,
  modifiedAt: Date.UTC(2024, 4, 17),
  metadata: { title: 'A', authors: ['Ann', 'Bo'], pages: 3, exposureTime: '1/60', nested: { deep: [1] } },
  fingerprint: '',
  revision: '',
  indexedAt: 0,
  language: 'de',
};

test('says what matters', () => {
  const facts = new Map(factsOf(item));
  expect(facts.get('Type')).toBe('PDF, 1.2 kB, 3 pages');
  expect(facts.get('By')).toBe('Ann, Bo');
  expect(facts.get('Language')).toBe('German');
});

test('begins a mail with its headers', () => {
  const mail = { ...item, mimeType: 'message/rfc822', metadata: { from: 'Ann <a@b>', to: ['Bo <b@c>', 'Cy'], subject: 'Hi' } };
  expect(factsOf(mail).slice(0, 3)).toEqual([
    ['From', 'Ann <a@b>'],
    ['To', 'Bo <b@c>, Cy'],
    ['Subject', 'Hi'],
  ]);
});

test('shows all else that was said, with a name that reads well', () => {
  expect(otherFacts(item)).toEqual([
    ['Exposure time', '1/60'],
    ['Nested', '{"deep":[1]}'],
  ]);
});
