import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemAt, openTables, putOf } from './test-storage.ts';
import { createStates } from './storage-states.ts';
import { createWalk } from './storage-walk.ts';

const url = fc
  .array(fc.constantFrom('a', 'b', 'a!', 'a-', 'a.b', 'ab', 'a0', '', '!'), { minLength: 1, maxLength: 5 })
  .map((names) => `file:///${names.join('/')}`);

test('walks in the order of URLs, at and below any scope', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(url, { maxLength: 30 }),
      fc.oneof(
        fc.constant(''),
        url.map((text) => text.replace(/\/+$/, '')),
      ),
      (urls, scope) => {
        const { database, apply } = openTables();
        apply(urls.map((each) => putOf([itemAt(each)])));
        const below = urls.filter(
          (each) => scope === '' || each === scope || each.startsWith(`${scope}/`) || each.startsWith(`${scope}!/`),
        );
        const states = createStates(database);
        const ids = Array.from(createWalk(database)({ scope, sourcesOnly: true }));
        expect(states.ofIds(ids).map((state) => state.url)).toEqual(below.toSorted());
        expect(states.countBelow(scope, 1)).toBe(below.length);
        database.close();
      },
    ),
    { numRuns: 150 },
  );
});

test('walks through folders larger than what it reads at once', () => {
  const { database, apply } = openTables();
  const urls = Array.from({ length: 2500 }, (_, index) => `file:///${String(index).padStart(4, '0')}`);
  apply(urls.toReversed().map((each) => putOf([itemAt(each)])));
  const ids = Array.from(createWalk(database)({ scope: 'file://', sourcesOnly: false }));
  expect(ids).toEqual(Array.from(urls, (_, index) => 2500 - index));
});
