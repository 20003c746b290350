import { jobPriority } from '../../../plugin/job.ts';
import type { EnqueueResult, JobFailure, JobKind, JobOutcome, JobSpec, JobState, JobToken } from '../../../plugin/job.ts';
import type { JsonValue } from '../../../plugin/metadata.ts';

export interface ModelJob {
  readonly kind: JobKind;
  readonly key: string;
  /** Grows with the age of the queue: the lower is the older. */
  readonly order: number;
  spec: JobSpec;
  priority: number;
  state: JobState;
  attempts: number;
  crashes: number;
  skip: readonly string[];
  progress: JsonValue | undefined;
  /** Whether a delay is to be kept when the same revision is asked for again. */
  putOff: boolean;
  /** When a waiting job becomes ready. A delay by lot is not known before it is seen. */
  readyAt: number | undefined;
  /** Whether a ready job may be waiting as well: the one before it was put off, and the contract leaves open whether that holds for both. */
  mayWait: boolean;
  next: JobSpec | undefined;
  token: JobToken | undefined;
}

export interface Model {
  jobs: ModelJob[];
  added: number;
}

const priorityOf = (spec: JobSpec): number => spec.priority ?? jobPriority.normal;

/** The rules of the queue in their plainest form: a list, in which every question is a search. */
export function modelEnqueue(model: Model, spec: JobSpec): EnqueueResult {
  const job = model.jobs.find(({ kind, key }) => kind === spec.kind && key === spec.key);
  if (job === undefined) {
    const { kind, key } = spec;
    const fresh = { kind, key, order: (model.added += 1), spec, priority: 0, state: 'ready', token: undefined } as const;
    model.jobs.push(beginAnew({ ...fresh, ...untouched }, spec));
    return 'inserted';
  }
  const same = job.spec.revision === spec.revision;
  if (job.state === 'running') {
    if (same && job.next === undefined) return 'running';
    job.next = spec;
    return 'rerun';
  }
  if (job.state === 'dead') {
    if (same) return 'kept-dead';
    beginAnew(job, spec);
    return 'revived';
  }
  const priority = Math.min(job.priority, priorityOf(spec));
  if (!same) beginAnew(job, { ...spec, priority });
  else {
    Object.assign(job, { spec, priority });
    const asked = spec.notBefore ?? 0;
    if (job.state === 'waiting' && !job.putOff && asked < (job.readyAt ?? 0)) schedule(job, asked);
  }
  return 'merged';
}

const untouched = {
  attempts: 0,
  crashes: 0,
  skip: [],
  progress: undefined,
  putOff: false,
  readyAt: undefined,
  mayWait: false,
  next: undefined,
} satisfies Partial<ModelJob>;

function beginAnew(job: ModelJob, spec: JobSpec): ModelJob {
  Object.assign(job, untouched, { spec, priority: priorityOf(spec) });
  schedule(job, spec.notBefore ?? 0);
  return job;
}

function schedule(job: ModelJob, time: number): void {
  job.state = time > Date.now() ? 'waiting' : 'ready';
  job.readyAt = job.state === 'waiting' ? time : undefined;
}

/** Whether the token was in time. */
export function modelSettle(model: Model, { id, token }: JobToken, outcome: JobOutcome): boolean {
  const job = model.jobs.find((candidate) => candidate.token?.id === id && candidate.token.token === token);
  if (job === undefined) return false;
  if (outcome.type === 'progress') job.progress = outcome.progress;
  else endClaim(model, job, outcome);
  return true;
}

function endClaim(model: Model, job: ModelJob, outcome: Exclude<JobOutcome, { type: 'progress' }>): void {
  job.token = undefined;
  if (job.next !== undefined) Object.assign(beginAnew(job, job.next), { mayWait: outcome.type === 'later' });
  else if (outcome.type === 'done') model.jobs = model.jobs.filter((candidate) => candidate !== job);
  else if (outcome.type === 'released') job.state = 'ready';
  else if (outcome.type === 'later') putOff(job);
  else endFailed(job, outcome.failure);
}

function putOff(job: ModelJob): void {
  Object.assign(job, { state: 'waiting', putOff: true, readyAt: undefined });
}

function endFailed(job: ModelJob, { blame, permanent, member }: JobFailure): void {
  if (blame === 'worker' && !permanent && member !== undefined && !job.skip.includes(member)) {
    Object.assign(job, { state: 'ready', skip: [...job.skip, member], putOff: true });
    return;
  }
  if (blame === 'item') job.attempts += 1;
  if (blame === 'worker') job.crashes += 1;
  const counts = blame === 'item' || blame === 'worker';
  const over = permanent || (blame === 'item' ? job.attempts === 5 : job.crashes === 3);
  if (counts && over) Object.assign(job, { state: 'dead', readyAt: undefined });
  else putOff(job);
}

export function modelRetry({ jobs }: Model, selected: (job: ModelJob) => boolean): number {
  const retried = jobs.filter((job) => (job.state === 'dead' || job.state === 'waiting') && selected(job));
  for (const job of retried) Object.assign(job, { state: 'ready', attempts: 0, crashes: 0, skip: [], readyAt: undefined });
  return retried.length;
}

export function modelDiscard(model: Model, selected: (job: ModelJob) => boolean): number {
  const kept = model.jobs.filter((job) => job.state === 'running' || !selected(job));
  const discarded = model.jobs.length - kept.length;
  model.jobs = kept;
  return discarded;
}

/** The engine died. */
export function modelRecover(model: Model): number {
  const running = model.jobs.filter(({ state }) => state === 'running');
  for (const job of running) endClaim(model, job, { type: 'released' });
  return running.length;
}
