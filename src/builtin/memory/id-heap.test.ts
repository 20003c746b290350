import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { createIdHeap } from './id-heap.ts';

test('takes out what was added in order', () => {
  assert(
    property(array(integer({ min: 1, max: 50 })), (added) => {
      const heap = createIdHeap();
      for (const id of added) heap.add(id);
      const sorted = added.toSorted((one, other) => one - other);
      for (const id of sorted) expect([heap.first(), heap.take()]).toEqual([id, id]);
      expect([heap.first(), heap.take()]).toEqual([undefined, undefined]);
    }),
  );
});
