import type { JobKind, JobState } from '../../plugin/job.ts';
import type { QueueSummary } from '../../plugin/job-queue-provider.ts';
import type { Job, JobTable } from './job-table.ts';

type Counts = Record<JobState, number>;

export function summaryOf(table: JobTable): QueueSummary {
  const byState = noJobs();
  const byKind: Partial<Record<JobKind, Counts>> = {};
  let oldestAt: number | undefined;
  for (const { state, spec, createdAt } of table.jobs.values()) {
    byState[state] += 1;
    (byKind[spec.kind] ??= noJobs())[state] += 1;
    if (state !== 'dead' && (oldestAt === undefined || createdAt < oldestAt)) oldestAt = createdAt;
  }
  const paused = [...table.pauses.values()];
  return { byState, byKind, failures: failuresOf(table.jobs.values()), ...(oldestAt === undefined ? {} : { oldestAt }), paused };
}

const noJobs = (): Counts => ({ ready: 0, waiting: 0, running: 0, dead: 0 });

function failuresOf(jobs: Iterable<Job>): QueueSummary['failures'] {
  const failures = new Map<string, { readonly code: string; readonly plugin?: string; jobs: number }>();
  for (const { state, lastFailure } of jobs) {
    if (lastFailure === undefined || (state !== 'dead' && state !== 'waiting')) continue;
    const { code, extension } = lastFailure;
    const plugin = extension?.split('/', 1)[0];
    const name = JSON.stringify([code, plugin]);
    const failure = failures.get(name) ?? { code, ...(plugin === undefined ? {} : { plugin }), jobs: 0 };
    failure.jobs += 1;
    failures.set(name, failure);
  }
  return [...failures.values()].toSorted((one, other) => other.jobs - one.jobs);
}
