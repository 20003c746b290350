import type { Database } from 'better-sqlite3';

/** Ready jobs of one priority, plugin and kind, by their codes. */
export interface Lane {
  readonly priority: number;
  readonly plugin: number;
  readonly kind: number;
}

/** Reads ready jobs lane by lane, from the index alone: however many jobs a lane holds, passing over it costs one step. */
export interface Lanes {
  /** The lanes of each priority, the most urgent first. */
  levels(): Iterable<readonly Lane[]>;
  /** Ids of the lane's oldest jobs above `after`, in order. */
  idsIn(lane: Lane, after: number, limit: number): number[];
}

export function createLanes(database: Database): Lanes {
  // At or after the given lane: SQLite steps over all entries of a lane that is to be excluded.
  const first = database.prepare<[number, number, number], Lane>(
    `SELECT priority, plugin, kind FROM job INDEXED BY job_ready
      WHERE state = 0 AND (priority, plugin, kind) >= (?, ?, ?) ORDER BY priority, plugin, kind LIMIT 1`,
  );
  const ids = database
    .prepare<[number, number, number, number, number], number>(
      `SELECT id FROM job INDEXED BY job_ready
        WHERE state = 0 AND priority = ? AND plugin = ? AND kind = ? AND id > ? ORDER BY id LIMIT ?`,
    )
    .pluck();
  return {
    *levels() {
      let lane = first.get(-Infinity, 0, 0);
      while (lane !== undefined) {
        const { priority } = lane;
        const level: Lane[] = [];
        for (; lane?.priority === priority; lane = first.get(lane.priority, lane.plugin, lane.kind + 1)) level.push(lane);
        yield level;
      }
    },
    idsIn: ({ priority, plugin, kind }, after, limit) => ids.all(priority, plugin, kind, after, limit),
  };
}
