import type { Pause } from '../../plugin/job-queue-provider.ts';
import type { ClaimRequest } from '../../plugin/turn.ts';
import { isDue } from './job-delay.ts';
import { nextJob } from './job-lanes.ts';
import type { Lane } from './job-lanes.ts';
import { makeReady, setState } from './job-table.ts';
import type { Job, JobTable } from './job-table.ts';

/** Marks ready jobs as running, in the order of claiming. */
export function claimJobs(table: JobTable, { limit, kinds, urgency = Infinity }: ClaimRequest): readonly Job[] {
  const now = Date.now();
  for (const job of table.waiting) if (isDue(job.readyAt, now)) makeReady(table, job);
  const pauses = [...table.pauses.values()];
  const open = [...table.lanes.values()].filter(
    (lane) =>
      lane.priority <= urgency && kinds?.some((kind) => kind === lane.kind) !== false && !pauses.some((pause) => holds(pause, lane)),
  );
  const claimed: Job[] = [];
  while (claimed.length < limit) {
    const job = nextJob(table, open);
    if (job === undefined) break;
    table.lastToken += 1;
    job.token = table.lastToken;
    table.turns.set(job.spec.plugin, job.token);
    setState(table, job, 'running');
    claimed.push(job);
  }
  return claimed;
}

const holds = (pause: Pause, { plugin, kind }: Lane): boolean =>
  (pause.plugin === undefined || pause.plugin === plugin) && (pause.kind === undefined || pause.kind === kind);
