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

test('lines are those of the text, however it is cut; of long ones the beginning is kept', async () => {
  const text = fc.array(fc.constantFrom('a', 'bcd', '\n', '\r\n', '\r', 'é'), { maxLength: 30 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(5)), fc.integer({ min: 1, max: 6 }), async (whole, cuts, mostKept) => {
      const all = Buffer.from(whole, 'latin1');
      const expected = whole.split('\n');
      if (expected.at(-1) === '') expected.pop();
      const reader = createByteReader(inOrder(cut(all, cuts)));
      for (const [index, line] of expected.entries()) {
        const isLast = index === expected.length - 1 && !whole.endsWith('\n');
        const raw = isLast ? line : `${line}\n`;
        expect(await reader.line(mostKept)).toBe(raw.slice(0, mostKept).replace(/\r?\n$/, ''));
      }
      expect(await reader.line(mostKept)).toBeUndefined();
      expect(reader.position()).toBe(all.length);
    }),
  );
});

function cut(bytes: Buffer, lengths: readonly number[]): readonly Uint8Array[] {
  let at = 0;
  const chunks = lengths.map((length) => bytes.subarray(at, (at += length)));
  return [...chunks, bytes.subarray(at)];
}
