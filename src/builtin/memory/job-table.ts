import { jobPriority } from '../../plugin/job.ts';
import type { EnqueueResult, JobFailure, JobSpec, JobState, JobToken } from '../../plugin/job.ts';
import type { Pause } from '../../plugin/job-queue-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { dueTime, isDue } from './job-delay.ts';
import { laneOf } from './job-lanes.ts';
import type { Lane } from './job-lanes.ts';

export interface Job {
  readonly id: number;
  spec: JobSpec;
  priority: number;
  state: JobState;
  /** Where a ready job is to be found. */
  lane?: Lane;
  token: number;
  attempts: number;
  crashes: number;
  skip: readonly string[];
  progress?: JsonValue | undefined;
  /** When a waiting job becomes ready. */
  readyAt: number;
  /** What a running job runs again for. */
  next?: JobSpec | undefined;
  lastFailure?: JobFailure | undefined;
  readonly createdAt: number;
  updatedAt: number;
}

export interface JobTable {
  readonly jobs: Map<number, Job>;
  /** Jobs by kind and key. */
  readonly byIdentity: Map<string, Job>;
  readonly waiting: Set<Job>;
  readonly lanes: Map<string, Lane>;
  /** When each plugin last had its turn, as a number that grows. */
  readonly turns: Map<string, number>;
  readonly pauses: Map<string, Pause>;
  lastId: number;
  lastToken: number;
}

export function createJobTable(): JobTable {
  return {
    jobs: new Map(),
    byIdentity: new Map(),
    waiting: new Set(),
    lanes: new Map(),
    turns: new Map(),
    pauses: new Map(),
    lastId: 0,
    lastToken: 0,
  };
}

/** Adds or refreshes a job. The spec becomes the table's own. */
export function addJob(table: JobTable, spec: JobSpec): EnqueueResult {
  const job = table.byIdentity.get(identity(spec));
  if (job === undefined) {
    insertJob(table, spec);
    return 'inserted';
  }
  const sameRevision = spec.revision === job.spec.revision;
  if (job.state === 'running') {
    if (job.next === undefined && sameRevision) return 'running';
    job.next = spec;
    return 'rerun';
  }
  if (job.state === 'dead') {
    if (sameRevision) return 'kept-dead';
    beginAnew(table, job, spec);
    return 'revived';
  }
  const priority = Math.min(job.priority, priorityOf(spec));
  if (sameRevision) refresh(table, job, { ...spec, priority });
  else beginAnew(table, job, { ...spec, priority });
  return 'merged';
}

function insertJob(table: JobTable, spec: JobSpec): void {
  table.lastId += 1;
  const now = Date.now();
  const counters = { token: 0, attempts: 0, crashes: 0, skip: [], readyAt: 0 };
  const job: Job = { id: table.lastId, spec, priority: priorityOf(spec), state: 'ready', ...counters, createdAt: now, updatedAt: now };
  table.jobs.set(job.id, job);
  table.byIdentity.set(identity(spec), job);
  makeDue(table, job, spec.notBefore);
}

/** The same work is asked for again. It comes sooner only if it never failed: a source that lists again must not cut a backoff short. */
function refresh(table: JobTable, job: Job, spec: JobSpec): void {
  const { state, readyAt, lastFailure } = job;
  Object.assign(job, { spec, priority: priorityOf(spec) });
  const soon = state === 'ready' || isDue(readyAt, Date.now()) ? 0 : readyAt;
  makeDue(table, job, lastFailure === undefined ? Math.min(soon, spec.notBefore ?? 0) : soon);
}

/** The job is about another revision: what failed or went on before says nothing about it. */
export function beginAnew(table: JobTable, job: Job, spec: JobSpec): void {
  const nothing = { next: undefined, attempts: 0, crashes: 0, skip: [], progress: undefined, lastFailure: undefined };
  Object.assign(job, { spec, priority: priorityOf(spec), ...nothing });
  makeDue(table, job, spec.notBefore);
}

function makeDue(table: JobTable, job: Job, time = 0): void {
  if (time <= Date.now()) makeReady(table, job);
  else makeWaiting(table, job, time);
}

export function makeReady(table: JobTable, job: Job): void {
  const lane = laneOf(table, job);
  const isThere = job.state === 'ready' && job.lane === lane;
  setState(table, job, 'ready');
  job.lane = lane;
  if (!isThere) lane.ids.add(job.id);
}

export function makeWaiting(table: JobTable, job: Job, time: number): void {
  job.readyAt = dueTime(time, Date.now());
  setState(table, job, 'waiting');
  table.waiting.add(job);
}

export function setState(table: JobTable, job: Job, state: JobState): void {
  table.waiting.delete(job);
  job.state = state;
  job.updatedAt = Date.now();
}

export function removeJob(table: JobTable, job: Job): void {
  table.waiting.delete(job);
  table.jobs.delete(job.id);
  table.byIdentity.delete(identity(job.spec));
}

/** The job that this token claims, unless the token is outdated. */
export function claimedJob(table: JobTable, { id, token }: JobToken): Job | undefined {
  const job = table.jobs.get(id);
  return job?.state === 'running' && job.token === token ? job : undefined;
}

const priorityOf = (spec: JobSpec): number => spec.priority ?? jobPriority.normal;

// Kinds contain no space.
const identity = (spec: JobSpec): string => `${spec.kind} ${spec.key}`;
