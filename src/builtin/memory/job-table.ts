import { jobPriority } from '../../plugin/job.ts';
import type { EnqueueResult, JobFailure, JobSpec, JobState, JobToken } from '../../plugin/job.ts';
import type { ClaimRequest } from '../../plugin/turn.ts';
import { createClaimOrder } from './claim-order.ts';
import type { ClaimOrder, Rank } from './claim-order.ts';

export interface Job {
  readonly id: number;
  spec: JobSpec;
  priority: number;
  state: JobState;
  token: number;
  attempts: number;
  crashes: number;
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
  /** Holds every ready job, and ranks that jobs no longer have: those are passed over. */
  readonly order: ClaimOrder;
  readonly paused: Set<string>;
  allPaused: boolean;
  lastId: number;
  lastToken: number;
}

export function createJobTable(): JobTable {
  const collections = {
    jobs: new Map<number, Job>(),
    byIdentity: new Map<string, Job>(),
    waiting: new Set<Job>(),
    paused: new Set<string>(),
  };
  return { ...collections, order: createClaimOrder(), allPaused: false, lastId: 0, lastToken: 0 };
}

/** Adds or refreshes a job. The spec becomes the table's own. */
export function addJob(table: JobTable, spec: JobSpec): EnqueueResult {
  const job = table.byIdentity.get(identity(spec));
  if (job === undefined) {
    insertJob(table, spec);
    return 'inserted';
  }
  if (job.state === 'running') {
    if (job.next === undefined && spec.revision === job.spec.revision) return 'running';
    job.next = spec;
    return 'rerun';
  }
  const sameRevision = spec.revision === job.spec.revision;
  if (job.state === 'dead') {
    if (sameRevision) return 'kept-dead';
    beginAnew(table, job, spec);
    return 'revived';
  }
  const priority = Math.min(job.priority, priorityOf(spec));
  if (sameRevision) Object.assign(job, { spec, priority });
  else beginAnew(table, job, { ...spec, priority });
  if (job.state === 'ready') makeReady(table, job);
  return 'merged';
}

function insertJob(table: JobTable, spec: JobSpec): void {
  table.lastId += 1;
  const now = Date.now();
  const counters = { token: 0, attempts: 0, crashes: 0, readyAt: now };
  const job: Job = { id: table.lastId, spec, priority: priorityOf(spec), state: 'ready', ...counters, createdAt: now, updatedAt: now };
  table.jobs.set(job.id, job);
  table.byIdentity.set(identity(spec), job);
  makeDue(table, job, spec.notBefore);
}

/** The job is about another revision: what failed before says nothing about it. */
export function beginAnew(table: JobTable, job: Job, spec: JobSpec): void {
  Object.assign(job, { spec, priority: priorityOf(spec), next: undefined, attempts: 0, crashes: 0 });
  makeDue(table, job, spec.notBefore);
}

function makeDue(table: JobTable, job: Job, time: number | undefined): void {
  if (time === undefined || time <= Date.now()) makeReady(table, job);
  else makeWaiting(table, job, time);
}

export function makeReady(table: JobTable, job: Job): void {
  setState(table, job, 'ready');
  table.order.add({ priority: job.priority, id: job.id });
}

export function makeWaiting(table: JobTable, job: Job, readyAt: number): void {
  job.readyAt = readyAt;
  setState(table, job, 'waiting');
  table.waiting.add(job);
}

export function makeDead(table: JobTable, job: Job): void {
  setState(table, job, 'dead');
}

function setState(table: JobTable, job: Job, state: JobState): void {
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

/** Marks ready jobs as running, in the order of claiming. */
export function claimJobs(table: JobTable, { limit, kinds }: ClaimRequest): readonly Job[] {
  if (table.allPaused) return [];
  const now = Date.now();
  for (const job of table.waiting) if (job.readyAt <= now) makeReady(table, job);
  const claimed: Job[] = [];
  const passedOver: Rank[] = [];
  while (claimed.length < limit) {
    const rank = table.order.take();
    if (rank === undefined) break;
    const job = table.jobs.get(rank.id);
    if (job?.state !== 'ready' || job.priority !== rank.priority) continue;
    if (table.paused.has(job.spec.plugin) || kinds?.includes(job.spec.kind) === false) {
      passedOver.push(rank);
      continue;
    }
    table.lastToken += 1;
    job.token = table.lastToken;
    setState(table, job, 'running');
    claimed.push(job);
  }
  for (const rank of passedOver) table.order.add(rank);
  return claimed;
}

const priorityOf = (spec: JobSpec): number => spec.priority ?? jobPriority.normal;

// Kinds contain no space.
const identity = (spec: JobSpec): string => `${spec.kind} ${spec.key}`;
