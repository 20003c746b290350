import { expect, test } from 'vitest';
import { createMetadata } from '../../plugin/metadata.ts';
import { memorySource } from '../content/byte-source.ts';
import { contentOf } from '../content/content.ts';
import { createExtractionBudget } from './extraction-budget.ts';
import { defaultExtractionLimits, type ExtractionLimits } from './extraction-limits.ts';
import { createItemCollector } from './item-collector.ts';

function collectorWith(limits: Partial<ExtractionLimits> = {}) {
  const content = contentOf(memorySource('file:///a.box', Buffer.from('bytes')), { mimeType: 'x/box', charset: undefined });
  const facts = { metadata: createMetadata({ tags: ['listed'] }), modifiedAt: 5 };
  return createItemCollector(content, facts, createExtractionBudget({ ...defaultExtractionLimits, ...limits }, 5));
}

test('texts are appended and metadata merged, for the content and for each part', () => {
  const collector = collectorWith();
  collector.addItem('one', { tags: ['a'], title: 'first' });
  collector.addItem('part', { title: 'p' }, { key: 'x y', mimeType: 'text/plain', modifiedAt: 7, size: 4 });
  collector.addItem('two', { tags: ['b'], title: 'second' });
  collector.addItem('more', {}, { key: 'x y' });
  expect(collector.items()).toEqual([
    {
      url: 'file:///a.box',
      mimeType: 'x/box',
      size: 5,
      modifiedAt: 5,
      status: 'indexed',
      metadata: { tags: ['listed', 'a', 'b'], title: 'second' },
      text: 'one\ntwo',
    },
    {
      url: 'file:///a.box!/x%20y',
      parentUrl: 'file:///a.box',
      mimeType: 'text/plain',
      size: 4,
      modifiedAt: 7,
      status: 'indexed',
      metadata: { title: 'p' },
      text: 'part\nmore',
    },
  ]);
});

test('a part takes over what it does not say itself', () => {
  const collector = collectorWith();
  collector.addItem('', {}, { key: '/a!b' });
  expect(collector.items()[1]).toMatchObject({ url: 'file:///a.box!/a%21b', mimeType: 'x/box', size: 0, modifiedAt: 5 });
});

test('text past the limit of one item is cut there, and the item marked', () => {
  const collector = collectorWith({ text: 5 });
  collector.addItem('123');
  collector.addItem('456789', {}, { key: 'part' });
  collector.addItem('456');
  collector.addItem('no room');
  const [own, part] = collector.items();
  expect(own).toMatchObject({ text: '123\n45\n', status: 'partial', reason: { code: 'limit:text' } });
  expect(part).toMatchObject({ text: '45678', status: 'partial', reason: { code: 'limit:text' } });
});

test('text past the limit of all items is cut, and the content marked', () => {
  const collector = collectorWith({ allText: 10 });
  collector.addItem('12345');
  collector.addItem('67890abc', {}, { key: 'part' });
  collector.addItem('no room');
  const [own, part] = collector.items();
  expect(own).toMatchObject({ text: '12345\n', status: 'partial', reason: { code: 'limit:text' } });
  expect(part).toMatchObject({ text: '67890', status: 'partial', reason: { code: 'limit:text' } });
});

test('parts past the limit are left out, known ones still grow', () => {
  const collector = collectorWith({ members: 1 });
  for (const key of ['a', 'b', 'a']) collector.addItem(key, {}, { key });
  expect(collector.items().map(({ url, text }) => [url, text])).toEqual([
    ['file:///a.box', ''],
    ['file:///a.box!/a', 'a\na'],
  ]);
  expect(collector.items()[0]).toMatchObject({ status: 'partial', reason: { code: 'limit:members' } });
});

test('what came together is handed out once, with the content as it is so far', () => {
  const collector = collectorWith();
  collector.addItem('own', { title: 'so far' });
  collector.addItem('one', {}, { key: 'a' });
  const finished = { ...collector.items()[1]!, url: 'file:///a.box!/b', text: 'four' };
  collector.addFinished([finished]);
  expect([collector.gathered(), collector.ownCharacters(), collector.has({ key: 'a' })]).toEqual([{ items: 2, characters: 7 }, 3, true]);
  const [own, ...others] = collector.take();
  expect(own).toMatchObject({
    url: 'file:///a.box',
    text: '',
    status: 'partial',
    reason: { code: 'in-progress' },
    metadata: { title: 'so far' },
  });
  expect(others.map(({ text }) => text)).toEqual(['one', 'four']);
  expect([collector.gathered(), collector.has({ key: 'a' })]).toEqual([{ items: 0, characters: 0 }, false]);
  collector.addItem('rest', {}, { key: 'a' });
  expect(collector.items()).toMatchObject([{ text: 'own', status: 'indexed', metadata: { title: 'so far' } }, { text: 'rest' }]);
});

test('text that no database could hold is mended, everything else refused', () => {
  const collector = collectorWith();
  collector.addItem('a\0b\ud800c');
  expect(collector.items()[0]?.text).toBe('a b\ufffdc');
  expect(() => collector.addItem(undefined as unknown as string)).toThrow('addItem was given undefined');
  expect(() => collector.addItem('x', 'title' as never)).toThrow('addItem');
  expect(() => collector.addItem('x', null as never)).toThrow('addItem');
});

test('the budget on produced bytes grows with the source, but not below 10 MiB', () => {
  const limits = { ...defaultExtractionLimits, ratio: 2, produced: 50 * 2 ** 20 };
  const [small, large, huge] = [1, 20 * 2 ** 20, 2 ** 30].map((size) => createExtractionBudget(limits, size));
  expect([small?.takeProduced(10 * 2 ** 20), small?.takeProduced(1)]).toEqual([true, false]);
  expect([large?.takeProduced(40 * 2 ** 20), large?.takeProduced(1)]).toEqual([true, false]);
  expect([huge?.takeProduced(60 * 2 ** 20), huge?.takeProduced(50 * 2 ** 20)]).toEqual([false, true]);
});
