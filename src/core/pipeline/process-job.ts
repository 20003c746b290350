import { urlName } from '../../plugin/file-url.ts';
import type { CacheReference, Fingerprint } from '../../plugin/item.ts';
import type { ClaimedJob, JobPayloads } from '../../plugin/job.ts';
import { createMetadata, type MetadataFields } from '../../plugin/metadata.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { cachedIn, refetchOf } from './cached-bytes.ts';
import { contentChange } from './content-change.ts';
import { typeOfName } from './detect-type.ts';
import type { ExtractionParts } from './extract-content.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { failedChange } from './failed-change.ts';
import { fetchWithSteps } from './fetch-with-steps.ts';
import { endingOf, type AtWork } from './failure.ts';
import { readProgress, type HandedOver, type Handover, type JobLine } from './handover.ts';
import type { JobResult } from './job-result.ts';
import { nameOnlyItems } from './name-only-items.ts';
import type { CachedBytes } from './open-fetched.ts';
import { plainMetadata } from './plain-metadata.ts';
import { selectFetcher, type FetcherExtension } from './select-fetcher.ts';
import { revisionByName } from './selection-table.ts';

/** What a worker has at hand to do jobs with. */
export interface WorkBench extends ExtractionParts, CachedBytes {
  readonly fetchers: readonly FetcherExtension[];
  readonly limits: ExtractionLimits;
  kept(key: string): Promise<Uint8Array | undefined>;
}

/** What is known of a source URL on its way; grows from step to step, so that a failure can be recorded with all that is known. */
export interface Subject {
  readonly url: string;
  readonly source: string;
  fingerprint: Fingerprint;
  metadata: MetadataFields;
  size: number;
  modifiedAt: number;
  mimeType: string;
  revision: string;
  contentHash?: string;
  readonly cached?: readonly CacheReference[];
  atWork?: AtWork;
  handover?: Handover;
  bytes: number;
}

export type ContentJob = Extract<ClaimedJob, { readonly kind: 'fetch_content' | 'extract_content' }>;

/** A job with what it is done with. */
export interface Errand {
  readonly job: ContentJob;
  readonly bench: WorkBench;
  readonly line: JobLine;
}

/** Does a job: fetch, and where the content is a local file, extract right away. Never throws. */
export async function processJob(job: ContentJob, bench: WorkBench, line: JobLine): Promise<JobResult> {
  const subject = subjectOf(job.payload);
  const errand: Errand = { job, bench, line };
  const done = (change: JobResult['change'], followUps: JobResult['followUps'] = []): JobResult => ({
    token: { id: job.id, token: job.token },
    outcome: { type: 'done' },
    change,
    followUps,
    bytes: subject.bytes,
  });
  try {
    return job.kind === 'fetch_content'
      ? await fetchContent(job, subject, errand, done)
      : done(await contentChange(job.payload, job.payload.location, subject, errand));
  } catch (error) {
    const refetch = refetchOf(job, error);
    if (refetch && !job.payload.refetched) return done({ type: 'none' }, [refetch]);
    const ending = endingOf(refetch ? neverCached(subject.url) : error, subject.atWork);
    if (subject.revision === '') subject.revision = revisionByName(bench.table, subject.url);
    if (ending.type === 'gone') return done({ type: 'remove' });
    if (ending.type === 'skip') return done({ type: 'put', items: nameOnlyItems(subject, 'skipped', ending.reason) });
    const { outcome, reason } = ending;
    if (outcome.type !== 'failed' || outcome.failure.blame !== 'item')
      return { ...done({ type: 'none' }, refetch ? [refetch] : []), outcome };
    const change = failedChange(subject, reason, { handedOver: handedOverOf(job, subject), permanent: outcome.failure.permanent });
    return { ...done(change, refetch ? [refetch] : []), outcome };
  }
}

const handedOverOf = (job: ContentJob, { handover }: Subject): HandedOver | undefined =>
  handover ? handover.state() : readProgress(job.progress);

/** Counts as an attempt, so that a fetcher that never keeps what it says comes to an end. */
const neverCached = (url: string): PaiseError =>
  new PaiseError('CONTENT_UNREADABLE', 'What was fetched is not in the cache.', { where: url });

function subjectOf(payload: ContentJob['payload']): Subject {
  const { url, source, fingerprint, metadata = {}, modifiedAt = 0 } = payload;
  const size = 'location' in payload ? payload.location.size : (payload.size ?? 0);
  const mimeType = typeOfName(urlName(url));
  return { url, source, fingerprint, metadata, size, modifiedAt, mimeType, revision: '', ...cachedIn(payload), bytes: 0 };
}

async function fetchContent(
  job: Extract<ContentJob, { readonly kind: 'fetch_content' }>,
  subject: Subject,
  errand: Errand,
  done: (change: JobResult['change'], followUps?: JobResult['followUps']) => JobResult,
): Promise<JobResult> {
  const { bench } = errand;
  const { chosen } = await selectFetcher(bench.fetchers, subject.url);
  if (!chosen) throw new RejectContent(`No enabled fetcher reads ${subject.url.split(':', 1)[0]}: URLs.`, 'no-fetcher');
  subject.atWork = { extension: chosen.id };
  await errand.line.begin?.(subject.atWork);
  const host = bench.hosts.fetcher({ plugin: chosen.plugin, id: chosen.id }, bench.signal);
  const request = { url: subject.url, metadata: createMetadata(subject.metadata), fingerprint: subject.fingerprint };
  const fetched = await fetchWithSteps(chosen, host, request);
  if (fetched.type === 'gone') return done({ type: 'remove' });
  const { location, mimeType, charset, metadata } = fetched;
  subject.fingerprint = fetched.fingerprint ?? subject.fingerprint;
  subject.metadata = { ...createMetadata(subject.metadata).merge(plainMetadata(metadata ?? {})) };
  subject.size = location.size;
  if (location.kind === 'file') {
    subject.modifiedAt = location.modifiedAt;
    return done(
      await contentChange({ ...job.payload, ...(mimeType && { mimeType }), ...(charset && { charset }) }, location, subject, errand),
    );
  }
  const { url, source, fingerprint, modifiedAt } = subject;
  const { known, movedFrom, refetched } = job.payload;
  const payload: JobPayloads['extract_content'] = {
    url,
    source,
    fingerprint,
    location,
    modifiedAt,
    metadata: subject.metadata,
    ...(mimeType && { mimeType }),
    ...(charset && { charset }),
    ...(known && { known }),
    ...(movedFrom !== undefined && { movedFrom }),
    ...(refetched && { refetched }),
  };
  const { key, plugin, priority, revision } = job;
  return done({ type: 'none' }, [{ kind: 'extract_content', key, plugin, revision, payload, ...(priority !== undefined && { priority }) }]);
}
