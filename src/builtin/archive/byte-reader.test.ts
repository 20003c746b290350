import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteReader } from './byte-reader.ts';

const step = fc.record({ kind: fc.constantFrom<'peek' | 'read' | 'skip'>('peek', 'read', 'skip'), length: fc.nat(12) });

test('however the bytes come, they are read in a row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 6 })), fc.array(step), async (chunks, steps) => {
      const all = Buffer.concat(chunks);
      const reader = createByteReader(inOrder(chunks));
      let at = 0;
      for (const { kind, length } of steps) {
        const expected = all.subarray(at, at + length);
        const found = kind === 'skip' ? await reader.skip(length) : await reader[kind](length);
        expect(found).toEqual(kind === 'skip' ? expected.length : Buffer.from(expected));
        if (kind !== 'peek') at += expected.length;
        expect(reader.position()).toBe(at);
      }
      const rest: Uint8Array[] = [];
      for await (const chunk of reader.rest()) rest.push(chunk);
      expect(Buffer.compare(Buffer.concat(rest), all.subarray(at))).toBe(0);
    }),
  );
});

async function* inOrder(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
