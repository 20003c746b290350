import type { ClaimedJob, JobFailure, JobOutcome, JobRow, JobSpec } from '../../../plugin/job.ts';
import type { JobFilter, JobQueue } from '../../../plugin/job-queue-provider.ts';
import type { Settlement } from '../../../plugin/turn.ts';
import { allPages } from '../pages.ts';

type FetchJob = Extract<JobSpec, { kind: 'fetch_content' }>;

/** A job to fetch `key`, a URL. */
export function fetchJob(key: string, changes: Partial<FetchJob> = {}): FetchJob {
  const revision = changes.revision ?? 'r1';
  const payload = { url: key, source: 'files/directory', fingerprint: revision };
  return { kind: 'fetch_content', key, plugin: 'files', revision, payload, ...changes };
}

/** A job to extract `key`, a URL that is a local file. */
export function extractJob(key: string): JobSpec {
  const location = { kind: 'file', path: `/${key}`, size: 3, modifiedAt: 1_700_000_000_123 } as const;
  return {
    kind: 'extract_content',
    key,
    plugin: 'files',
    revision: 'r1',
    payload: { url: key, source: 'files/directory', fingerprint: 'r1', location },
  };
}

/** A job of another kind. */
export function cleanupJob(key: string): JobSpec {
  return { kind: 'cleanup_cache', key, plugin: 'http', revision: 'r1', payload: { plugin: 'http', cacheIds: ['00', '11'] } };
}

export function settlementOf({ id, token }: ClaimedJob, outcome: JobOutcome, followUps: readonly JobSpec[] = []): Settlement {
  return { token: { id, token }, outcome, writes: [], state: [], followUps };
}

export const done: JobOutcome = { type: 'done' };

export const released: JobOutcome = { type: 'released' };

export function failed(changes: Partial<JobFailure> = {}): JobOutcome {
  return { type: 'failed', failure: { blame: 'item', permanent: false, code: 'corrupt', reason: 'It cannot be read.', ...changes } };
}

/** Claims a job that must be there. */
export async function claimOne(queue: JobQueue): Promise<ClaimedJob> {
  const [job] = await queue.claim({ limit: 1 });
  if (job === undefined) throw new Error('There is no job to claim.');
  return job;
}

/** Adds jobs and kills them off by a permanent failure. */
export async function addDead(queue: JobQueue, specs: readonly JobSpec[], code = 'corrupt'): Promise<void> {
  await queue.enqueue(specs);
  const claimed = await queue.claim({ limit: specs.length });
  await queue.settle(claimed.map((job) => settlementOf(job, failed({ permanent: true, code }))));
}

export async function listed(queue: JobQueue, filter: JobFilter = {}): Promise<readonly JobRow[]> {
  return allPages(queue.list(filter));
}

export async function keysOf(queue: JobQueue, filter: JobFilter = {}): Promise<readonly string[]> {
  return (await listed(queue, filter)).map((row) => row.key);
}

/** The only job there is. */
export async function onlyJob(queue: JobQueue): Promise<JobRow> {
  const [row, ...others] = await listed(queue);
  if (row === undefined || others.length > 0) throw new Error('There is not exactly one job.');
  return row;
}
