import type { ClaimedJob, JobFailure, JobKind, JobPayloads, JobRow, JobSpec, JobState } from '../../plugin/job.ts';
import type { JsonValue } from '../../plugin/metadata.ts';

/** Codes in the database. Never renumbered; the indexes and statements name the states by number. */
export const stateCodes = { ready: 0, waiting: 1, running: 2, dead: 3 } as const satisfies Record<JobState, number>;
export const kindCodes = { fetch_content: 1, extract_content: 2, cleanup_cache: 3 } as const satisfies Record<JobKind, number>;

const stateNames = new Map<number, JobState>(Object.entries(stateCodes).map(([name, code]) => [code, name as JobState]));
const kindNames = new Map<number, JobKind>(Object.entries(kindCodes).map(([name, code]) => [code, name as JobKind]));

/** Columns of {@link JobRecord}, for a SELECT from `job`. */
export const recordColumns = `id, kind, key, (SELECT name FROM job_plugin WHERE job_plugin.id = job.plugin) AS plugin, state, priority, not_before,
  revision, payload, attempts, crashes, skip, progress, failure, created_at, updated_at`;

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
  readonly skip: string | null;
  readonly progress: string | null;
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
  const { id, attempts, crashes, progress } = record;
  const claimed = { id, token, ...jobSpec(record), attempts, crashes, skip: unpackSkip(record.skip) };
  return progress === null ? claimed : { ...claimed, progress: JSON.parse(progress) as JsonValue };
}

export function jobRow(record: JobRecord): JobRow {
  const { id, state, not_before: readyAt, attempts, crashes, failure } = record;
  return {
    ...jobSpec(record),
    id,
    state: stateName(state),
    attempts,
    crashes,
    skip: unpackSkip(record.skip),
    ...(state === stateCodes.waiting && { readyAt }),
    ...(failure !== null && { lastFailure: JSON.parse(failure) as JobFailure }),
    createdAt: record.created_at,
    updatedAt: record.updated_at,
  };
}

export const packSkip = (skip: readonly string[]): string | null => (skip.length === 0 ? null : JSON.stringify(skip));

export const unpackSkip = (skip: string | null): readonly string[] => (skip === null ? [] : (JSON.parse(skip) as readonly string[]));

export function stateName(code: number): JobState {
  return named(stateNames, code);
}

export function kindName(code: number): JobKind {
  return named(kindNames, code);
}

function named<Name>(names: ReadonlyMap<number, Name>, code: number): Name {
  const name = names.get(code);
  if (name === undefined) throw new RangeError(`${code} is no code of a state or kind of jobs.`);
  return name;
}

function jobSpec(record: JobRecord): JobSpec {
  const { key, plugin, priority, revision } = record;
  return {
    kind: kindName(record.kind),
    key,
    plugin,
    priority,
    revision,
    payload: unpackPayload(record),
  } as JobSpec;
}

function unpackPayload({ kind, key, revision, payload }: JobRecord): JobPayloads[JobKind] {
  const packed = JSON.parse(payload) as JobPayloads[JobKind];
  return kind === kindCodes.cleanup_cache ? packed : { url: key, fingerprint: revision, ...packed };
}
