import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lane } from './job-lanes.ts';
import { createLanes } from './job-lanes.ts';
import { createRotation } from './job-rotation.ts';
import { migrate } from './migrations.ts';

test('Lanes hold the ready jobs and nothing else, the most urgent first and in each the oldest', () => {
  fc.assert(
    fc.property(jobs, (list) => {
      const lanes = lanesOf(list);
      const levels = [...lanes.levels()];
      expect(levels.map(([lane]) => lane?.priority)).toEqual(sorted(new Set(ready(list).map(({ priority }) => priority))));
      for (const lane of levels.flat()) {
        const ids = ready(list).flatMap((job) => (sameLane(job, lane) ? [job.id] : []));
        expect(ids.length).toBeGreaterThan(0);
        expect(lanes.idsIn(lane, 0, 1000)).toEqual(ids);
        expect(lanes.idsIn(lane, ids[0] ?? 0, 2)).toEqual(ids.slice(1, 3));
      }
    }),
  );
});

test('However many are taken at a time, all are taken, each once', () => {
  fc.assert(
    fc.property(jobs, fc.integer({ min: 1, max: 40 }), (list, limit) => {
      const lanes = lanesOf(list);
      const takeTurns = createRotation(lanes);
      for (const level of lanes.levels()) {
        const here = ready(list).flatMap(({ id, priority }) => (priority === level[0]?.priority ? [id] : []));
        const taken = takeTurns(level, limit);
        expect(taken).toHaveLength(Math.min(limit, here.length));
        expect(here).toEqual(expect.arrayContaining(taken));
        expect(new Set(taken).size).toBe(taken.length);
      }
    }),
  );
});

interface Job extends Lane {
  readonly id: number;
  readonly state: number;
}

const jobs = fc
  .array(
    fc.record({ priority: fc.integer({ min: -1, max: 2 }), plugin: fc.nat(3), kind: fc.integer({ min: 1, max: 3 }), state: fc.nat(3) }),
    {
      maxLength: 60,
    },
  )
  .map((list) => list.map((job, index): Job => ({ ...job, id: index + 1 })));

const ready = (list: readonly Job[]): readonly Job[] => list.filter(({ state }) => state === 0);

const sameLane = (job: Lane, lane: Lane): boolean => job.priority === lane.priority && job.plugin === lane.plugin && job.kind === lane.kind;

const sorted = (numbers: Iterable<number>): readonly number[] => [...numbers].toSorted((one, other) => one - other);

function lanesOf(list: readonly Job[]) {
  const database = new Sqlite(':memory:');
  migrate(database);
  const insert = database.prepare(
    `INSERT INTO job (id, kind, plugin, state, priority, not_before, created_at, updated_at, key, revision, payload)
      VALUES (:id, :kind, :plugin, :state, :priority, 0, 0, 0, :id, '', '')`,
  );
  for (const job of list) insert.run(job);
  return createLanes(database);
}
