import { expect, test } from 'vitest';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { StorageQuery } from '../../plugin/query.ts';
import { deadlineIn } from './deadline.ts';
import { countingQuery } from './rank/storage-query.ts';
import { searchIn, storageWith } from './test-search.ts';

const items = Array.from({ length: 3 }, (_, index) => ({ url: `file:///${index}`, text: `zebra number${index}` }));
const tooLate = (): Promise<never> => Promise.reject(new PaiseError('TOO_EXPENSIVE', 'The search takes too long.'));

/** A storage for which every search after some takes too long. */
async function tiring(searches: number): Promise<{ readonly storage: DataStorage; readonly asked: StorageQuery[] }> {
  const storage = await storageWith(items);
  const asked: StorageQuery[] = [];
  return {
    asked,
    storage: { ...storage, search: (query) => (asked.push(query) > searches ? tooLate() : storage.search(query)) },
  };
}

test('every search has what is left of the time', async () => {
  const { storage, asked } = await tiring(100);
  await searchIn(items, { query: 'zebra lion', explain: true, budgetMs: 5000 }, { storage });
  const budgets = asked.map(({ budgetMs = Infinity }) => budgetMs);
  expect(budgets.length).toBeGreaterThan(3);
  expect(Math.max(...budgets)).toBeLessThanOrEqual(5000);
});

test('a search that cannot be answered in time fails', async () => {
  const { storage } = await tiring(0);
  await expect(searchIn(items, 'zebra', { storage })).rejects.toMatchObject({ code: 'TOO_EXPENSIVE' });
});

test('what an answer can do without is left out, and it says so', async () => {
  const { storage } = await tiring(1);
  const { total, plan } = await searchIn(items, { query: 'zebra number1', explain: true }, { storage });
  expect(total).toBe(1);
  expect(plan.loosened).toBeUndefined();
  expect(plan.notes).toHaveLength(1);
  expect(plan.notes[0]).toMatch(/^There was no time to look for .*, to explain the scores.*\.$/);
});

test('when the time is over, nothing more is begun', async () => {
  const { storage } = await tiring(100);
  const deadline = deadlineIn(0, storage);
  expect(await deadline.ifTime('count', () => deadline.storage.search(countingQuery({ type: 'all' })))).toBeUndefined();
  expect(deadline.notes()).toEqual(['There was no time to count.']);
});

test('other failures are not taken for lateness', async () => {
  const deadline = deadlineIn(1000, await storageWith([]));
  await expect(deadline.ifTime('fail', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(deadline.notes()).toEqual([]);
});
