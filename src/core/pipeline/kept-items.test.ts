import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemRecord } from '../../plugin/item.ts';
import { keptKey, packItems, unpackItems } from './kept-items.ts';

test('what was kept for one URL serves another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ key: fc.webPath(), text: fc.string({ unit: 'binary' }), title: fc.string() }), { maxLength: 5 }),
      (parts) => {
        const itemsAt = (url: string): readonly ItemRecord[] => [
          itemAt(url, 'own'),
          ...parts.map(({ key, text, title }) => ({ ...itemAt(`${url}!/${key}`, text), parentUrl: url, metadata: { title } })),
        ];
        const [from, to] = ['file:///old/name.zip', 'file:///new.zip'];
        expect(unpackItems(to, packItems(from, itemsAt(from)))).toEqual(wellFormed(itemsAt(to)));
      },
    ),
  );
});

test('the key tells bytes and revisions apart', () => {
  const keys = [keptKey('a', 'b'), keptKey('a', 'c'), keptKey('b', 'b'), keptKey('ab', ''), keptKey('a', 'b')];
  expect(new Set(keys).size).toBe(4);
  expect(keys[0]).toBe(keys[4]);
});

const itemAt = (url: string, text: string): ItemRecord => ({
  url,
  status: 'indexed',
  mimeType: 'text/plain',
  size: 1,
  modifiedAt: 1,
  metadata: {},
  text,
});
const wellFormed = (items: readonly ItemRecord[]): unknown => JSON.parse(JSON.stringify(items));
