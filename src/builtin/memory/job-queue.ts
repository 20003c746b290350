import type { ClaimedJob, JobRow, JobState } from '../../plugin/job.ts';
import type { JobFilter, JobQueue, QueueSummary } from '../../plugin/job-queue-provider.ts';
import { isBelow } from './below.ts';
import { compareRanks } from './claim-order.ts';
import { endJob } from './job-outcome.ts';
import { addJob, claimedJob, claimJobs, createJobTable, makeReady, removeJob } from './job-table.ts';
import type { Job, JobTable } from './job-table.ts';
import { inPages } from './pages.ts';
import { withoutWriting } from './read-only.ts';
import { sharedData } from './shared-data.ts';
import type { Place } from './shared-data.ts';

/** Stands in `paused` for all plugins; no plugin can have this name. */
const everyPlugin = '*';

const openTable = sharedData(createJobTable);

export function createMemoryJobQueue({ dataDirectory, access }: Place): JobQueue {
  const { data: table, release } = openTable(dataDirectory);
  const queue: JobQueue = {
    supports: { durable: false, lease: 'session' },
    async enqueue(specs) {
      return structuredClone(specs).map((spec) => addJob(table, spec));
    },
    claim: async (request) => claimJobs(table, request).map(claimOf),
    async settle(settlements) {
      const own = structuredClone(settlements.map(({ token, outcome, followUps }) => ({ token, outcome, followUps })));
      return own.flatMap(({ token, outcome, followUps }) => {
        const job = claimedJob(table, token);
        if (job === undefined) return [token];
        endJob(table, job, outcome);
        for (const spec of followUps) addJob(table, spec);
        return [];
      });
    },
    extend: async () => [],
    async issueToken() {
      table.lastToken += 1;
      return table.lastToken;
    },
    // Jobs end with the session that claimed them: there is never one to take back.
    recover: async () => 0,
    async retry(filter) {
      const jobs = selectJobs(table, filter).filter((job) => job.state === 'dead' || job.state === 'waiting');
      for (const job of jobs) {
        Object.assign(job, { attempts: 0, crashes: 0 });
        makeReady(table, job);
      }
      return jobs.length;
    },
    async discard(filter) {
      const jobs = selectJobs(table, filter).filter((job) => job.state !== 'running');
      for (const job of jobs) removeJob(table, job);
      return jobs.length;
    },
    async pause(plugin) {
      if (plugin === undefined) table.allPaused = true;
      else table.paused.add(plugin);
    },
    async resume(plugin) {
      if (plugin !== undefined) table.paused.delete(plugin);
      else {
        table.allPaused = false;
        table.paused.clear();
      }
    },
    list: (filter) => inPages(selectJobs(table, filter).toSorted(compareRanks).map(rowOf)),
    summary: async () => summaryOf(table),
    async nextReadyAt() {
      let earliest: number | undefined;
      for (const job of table.waiting) if (earliest === undefined || job.readyAt < earliest) earliest = job.readyAt;
      return earliest;
    },
    close: async () => release(),
  };
  if (access === 'write') return queue;
  return withoutWriting(queue, ['enqueue', 'claim', 'settle', 'issueToken', 'recover', 'retry', 'discard', 'pause', 'resume']);
}

function selectJobs(table: JobTable, { ids, states, kind, plugin, code, below }: JobFilter): Job[] {
  const wanted = ids === undefined ? undefined : new Set(ids);
  return [...table.jobs.values()].filter(
    (job) =>
      (wanted === undefined || wanted.has(job.id)) &&
      (states === undefined || states.includes(job.state)) &&
      (kind === undefined || job.spec.kind === kind) &&
      (plugin === undefined || job.spec.plugin === plugin) &&
      (code === undefined || job.lastFailure?.code === code) &&
      (below === undefined || isBelow(job.spec.key, below)),
  );
}

function claimOf({ id, spec, priority, token, attempts, crashes }: Job): ClaimedJob {
  return { ...structuredClone(spec), priority, id, token, attempts, crashes };
}

function rowOf({ id, spec, priority, state, attempts, crashes, lastFailure, readyAt, createdAt, updatedAt }: Job): JobRow {
  const row = { ...structuredClone(spec), priority, id, state, attempts, crashes, createdAt, updatedAt };
  return {
    ...row,
    ...(lastFailure === undefined ? {} : { lastFailure: structuredClone(lastFailure) }),
    ...(state === 'waiting' ? { notBefore: readyAt } : {}),
  };
}

function summaryOf(table: JobTable): QueueSummary {
  const byState: Record<JobState, number> = { ready: 0, waiting: 0, running: 0, dead: 0 };
  let oldestAt: number | undefined;
  for (const job of table.jobs.values()) {
    byState[job.state] += 1;
    if (job.state !== 'dead' && (oldestAt === undefined || job.createdAt < oldestAt)) oldestAt = job.createdAt;
  }
  const paused = [...(table.allPaused ? [everyPlugin] : []), ...table.paused];
  return { byState, ...(oldestAt === undefined ? {} : { oldestAt }), paused };
}
