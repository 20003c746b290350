import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLastUsed } from './last-used.ts';

test('the sum of sizes is kept, what was used last stays, and what goes is told', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), size: fc.integer({ min: 0, max: 60 }), isRead: fc.boolean() })),
      (steps) => {
        const dropped: string[] = [];
        const kept = createLastUsed<number>(100, (key) => dropped.push(key));
        // The plain way: newest last.
        let model: { readonly key: string; readonly size: number }[] = [];
        for (const { key, size, isRead } of steps) {
          const before = model.find((entry) => entry.key === key);
          model = model.filter((entry) => entry.key !== key);
          const gone: string[] = [];
          const found = isRead ? kept.get(key) : before?.size;
          if (!isRead) kept.set(key, size, size);
          if (!isRead) model.push({ key, size });
          else if (before) model.push(before);
          while (model.length > 1 && model.reduce((sum, entry) => sum + entry.size, 0) > 100) gone.push(model.shift()?.key ?? '');
          expect([found, dropped.splice(0)]).toEqual([before?.size, gone]);
        }
        for (const { key, size } of model) expect(kept.get(key)).toBe(size);
      },
    ),
  );
});
