import type { ClaimedJob, JobFailure, JobKind, JobPayloads, JobRow, JobSpec, JobState } from '../../plugin/job.ts';

/** Codes in the database. Never renumbered; the indexes and statements name the states by number. */
export const stateCodes = { ready: 0, waiting: 1, running: 2, dead: 3 } as const satisfies Record<JobState, number>;
export const kindCodes = { fetch_content: 1, extract_content: 2, cleanup_cache: 3 } as const satisfies Record<JobKind, number>;

const stateNames = new Map<number, JobState>(Object.entries(stateCodes).map(([name, code]) => [code, name as JobState]));
const kindNames = new Map<number, JobKind>(Object.entries(kindCodes).map(([name, code]) => [code, name as JobKind]));

/** Columns of {@link JobRecord}, for a SELECT from `job`. */
export const recordColumns = `id, kind, key, (SELECT name FROM job_plugin WHERE job_plugin.id = job.plugin) AS plugin, state, priority, not_before,
  revision, payload, attempts, crashes, failure, created_at, updated_at`;

/** A job as it lies in the database. */
export interface JobRecord {
  readonly id: number;
  readonly kind: number;
  readonly key: string;
  readonly plugin: string;
  readonly state: number;
  readonly priority: number;
  readonly not_before: number;
  readonly revision: string;
  readonly payload: string;
  readonly attempts: number;
  readonly crashes: number;
  readonly failure: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The payload as JSON, without what the job's key and revision say already. */
export function packPayload(spec: JobSpec): string {
  if (spec.kind === 'cleanup_cache') return JSON.stringify(spec.payload);
  const { url, fingerprint, ...rest } = spec.payload;
  const different = { ...(url !== spec.key && { url }), ...(fingerprint !== spec.revision && { fingerprint }) };
  return JSON.stringify({ ...rest, ...different });
}

export function claimedJob(record: JobRecord, token: number): ClaimedJob {
  const { id, attempts, crashes } = record;
  return { id, token, ...jobSpec(record), attempts, crashes };
}

export function jobRow(record: JobRecord): JobRow {
  return {
    ...jobSpec(record),
    id: record.id,
    state: stateName(record.state),
    attempts: record.attempts,
    crashes: record.crashes,
    ...(record.failure !== null && { lastFailure: JSON.parse(record.failure) as JobFailure }),
    createdAt: record.created_at,
    updatedAt: record.updated_at,
  };
}

export function stateName(code: number): JobState {
  const name = stateNames.get(code);
  if (name === undefined) throw new RangeError(`No job state has the code ${code}.`);
  return name;
}

function jobSpec(record: JobRecord): JobSpec {
  const { key, plugin, priority, revision } = record;
  return {
    kind: kindNames.get(record.kind),
    key,
    plugin,
    priority,
    revision,
    ...(record.not_before > 0 && { notBefore: record.not_before }),
    payload: unpackPayload(record),
  } as JobSpec;
}

function unpackPayload({ kind, key, revision, payload }: JobRecord): JobPayloads[JobKind] {
  const packed = JSON.parse(payload) as JobPayloads[JobKind];
  return kind === kindCodes.cleanup_cache ? packed : { url: key, fingerprint: revision, ...packed };
}
