import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { compareRanks, createClaimOrder } from './claim-order.ts';

test('takes out what was added by priority, then by id', () => {
  const ranks = array(record({ priority: integer({ min: 0, max: 3 }), id: integer({ min: 1, max: 50 }) }));
  assert(
    property(ranks, (added) => {
      const order = createClaimOrder();
      for (const rank of added) order.add(rank);
      expect(added.map(() => order.take())).toEqual(added.toSorted(compareRanks));
      expect(order.take()).toBeUndefined();
    }),
  );
});
