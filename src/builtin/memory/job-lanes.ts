import { createIdHeap } from './id-heap.ts';
import type { IdHeap } from './id-heap.ts';
import type { Job, JobTable } from './job-table.ts';

/** Where ready jobs of one priority, plugin and kind are found, the oldest first. */
export interface Lane {
  readonly name: string;
  readonly priority: number;
  readonly plugin: string;
  readonly kind: string;
  /** Also of jobs that are not here any more: they are passed over. */
  readonly ids: IdHeap;
}

export function laneOf(table: JobTable, { priority, spec: { kind, plugin } }: Job): Lane {
  const name = `${priority} ${kind} ${plugin}`;
  const lane = table.lanes.get(name) ?? { name, priority, plugin, kind, ids: createIdHeap() };
  table.lanes.set(name, lane);
  return lane;
}

/** The oldest job of a lane. A lane without any is forgotten. */
function oldestIn(table: JobTable, lane: Lane): Job | undefined {
  for (let id = lane.ids.first(); id !== undefined; id = lane.ids.first()) {
    const job = table.jobs.get(id);
    if (job?.state === 'ready' && job.lane === lane) return job;
    lane.ids.take();
  }
  table.lanes.delete(lane.name);
  return undefined;
}

/** The job that is next among these lanes: of the most urgent the plugin's that waited longest for its turn, and of that the oldest. */
export function nextJob(table: JobTable, lanes: Iterable<Lane>): Job | undefined {
  let best: Job | undefined;
  for (const lane of lanes) {
    const job = oldestIn(table, lane);
    if (job !== undefined && (best === undefined || comesBefore(table, job, best))) best = job;
  }
  return best;
}

function comesBefore({ turns }: JobTable, one: Job, other: Job): boolean {
  const [turn, otherTurn] = [one, other].map(({ spec }) => turns.get(spec.plugin) ?? 0) as [number, number];
  return (one.priority - other.priority || turn - otherTurn || one.id - other.id) < 0;
}
