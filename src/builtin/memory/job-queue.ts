import type { ClaimedJob, JobRow } from '../../plugin/job.ts';
import type { JobFilter, JobQueue, PauseTarget } from '../../plugin/job-queue-provider.ts';
import { isBelow } from './below.ts';
import { claimJobs } from './job-claim.ts';
import { isDue } from './job-delay.ts';
import { applyOutcome } from './job-outcome.ts';
import { summaryOf } from './job-summary.ts';
import { addJob, claimedJob, createJobTable, makeReady, removeJob } from './job-table.ts';
import type { Job, JobTable } from './job-table.ts';
import { inPages } from './pages.ts';
import { withoutWriting } from './read-only.ts';
import { sharedData } from './shared-data.ts';
import type { Place } from './shared-data.ts';

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
        applyOutcome(table, job, outcome);
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
        Object.assign(job, { attempts: 0, crashes: 0, skip: [] });
        makeReady(table, job);
      }
      return jobs.length;
    },
    async discard(filter) {
      const jobs = selectJobs(table, filter).filter((job) => job.state !== 'running');
      for (const job of jobs) removeJob(table, job);
      return jobs.length;
    },
    async pause(target = {}, reason) {
      const since = table.pauses.get(pauseName(target))?.since ?? Date.now();
      table.pauses.set(pauseName(target), { ...target, ...(reason === undefined ? {} : { reason }), since });
    },
    async resume(target) {
      if (target === undefined) table.pauses.clear();
      else table.pauses.delete(pauseName(target));
    },
    list: (filter) => inPages(inClaimOrder(selectJobs(table, filter)).map(rowOf)),
    counts: async () => summaryOf(table).byState,
    pauses: async () => [...table.pauses.values()],
    summary: async () => summaryOf(table),
    async nextReadyAt() {
      const now = Date.now();
      let earliest: number | undefined;
      for (const { readyAt } of table.waiting) earliest = Math.min(earliest ?? Infinity, readyAt, isDue(readyAt, now) ? now : Infinity);
      return earliest;
    },
    close: async () => release(),
  };
  if (access === 'write') return queue;
  return withoutWriting(queue, ['enqueue', 'claim', 'settle', 'issueToken', 'recover', 'retry', 'discard', 'pause', 'resume']);
}

// Kinds contain no space.
const pauseName = ({ plugin, kind }: PauseTarget): string => `${kind ?? '*'} ${plugin ?? '*'}`;

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

/** Plugins take turns, as in claiming. */
function inClaimOrder(jobs: readonly Job[]): readonly Job[] {
  const turns = new Map<string, number>();
  const places = jobs
    .toSorted((one, other) => one.id - other.id)
    .map((job) => {
      const name = `${job.priority} ${job.spec.plugin}`;
      const turn = (turns.get(name) ?? 0) + 1;
      turns.set(name, turn);
      return { job, turn };
    });
  return places.toSorted((one, other) => one.job.priority - other.job.priority || one.turn - other.turn).map(({ job }) => job);
}

function claimOf({ id, spec, priority, token, attempts, crashes, skip, progress }: Job): ClaimedJob {
  const claimed = { ...structuredClone(spec), priority, id, token, attempts, crashes, skip };
  return progress === undefined ? claimed : { ...claimed, progress: structuredClone(progress) };
}

function rowOf({ id, spec, priority, state, attempts, crashes, skip, lastFailure, readyAt, createdAt, updatedAt }: Job): JobRow {
  const row = { ...structuredClone(spec), priority, id, state, attempts, crashes, skip, createdAt, updatedAt };
  return {
    ...row,
    ...(lastFailure === undefined ? {} : { lastFailure: structuredClone(lastFailure) }),
    ...(state === 'waiting' ? { readyAt } : {}),
  };
}
