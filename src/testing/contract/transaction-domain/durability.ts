import assert from 'node:assert/strict';
import { killAmidRole } from '../child-process.ts';
import { listed } from '../job-queue/job-specs.ts';
import type { SharedDomain } from '../openers.ts';
import { allPages } from '../pages.ts';
import type { Cases } from '../place.ts';
import { keyOf } from './endless-turns.ts';

export const durabilityCases: Cases<'sharedDomain'> = {
  async 'loses no turn that was acknowledged when the process is killed, and applies none by halves'(place) {
    const { storage, queue } = await place.open();
    if (!storage.supports.durable || !queue.supports.durable) return;
    const added: number[] = [];
    const done = new Set<string>();
    for (let run = 0; run < 5; run += 1) {
      await place.close();
      for (const line of await killAmidRole(place.opening, 'transaction-domain/endless-turns', run)) {
        const [first = '', second = ''] = line.split(' ');
        if (first === 'done') done.add(second);
        else added[run] = Number(second);
      }
      await checkTurns(await place.open(), added, done);
    }
  },
};

async function checkTurns({ storage, state, queue }: SharedDomain, added: readonly number[], done: ReadonlySet<string>): Promise<void> {
  const rows = await listed(queue);
  const items = new Set((await allPages(storage.allItems())).map((item) => item.url));
  const states = new Set((await state.entries('p')).map((entry) => entry.key));
  const jobs = new Set(rows.map((row) => row.key));
  assert.deepEqual(states, items, 'index and state differ');
  assert.ok(
    rows.every((row) => !items.has(row.key)),
    'a job is there and done',
  );
  assert.ok(rows.every((row) => row.attempts === 0 && row.crashes === 0));
  for (const key of done) assert.ok(items.has(key), `${key} is lost`);
  for (const [run, count] of added.entries()) {
    for (let number = 0; number < count; number += 1) {
      const key = keyOf(run, number);
      assert.ok(jobs.has(key) || items.has(key), `${key} is lost`);
    }
  }
}
