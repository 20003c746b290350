import type { ContentLocation } from '../../plugin/content.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import type { SourceItems } from '../../plugin/item.ts';
import type { ClaimedJob, JobPayloads, JobSpec } from '../../plugin/job.ts';

type ContentPayload = JobPayloads['fetch_content' | 'extract_content'];

/** The cached bytes that the items of a job are made of, for the items to refer to. */
export function cachedIn(payload: ContentPayload): Pick<SourceItems, 'cached'> {
  const location: ContentLocation | undefined = 'location' in payload ? payload.location : undefined;
  return location?.kind === 'cache' ? { cached: [{ plugin: location.plugin, cacheId: location.cacheId }] } : {};
}

/** Where a job failed because its bytes are gone from the cache: the job that fetches them again. */
export function refetchOf(job: ClaimedJob, error: unknown): JobSpec | undefined {
  if (job.kind !== 'extract_content' || job.payload.location.kind !== 'cache' || !isPaiseError(error, 'CONTENT_GONE')) return undefined;
  const { key, plugin, priority, revision } = job;
  const { url, source, fingerprint, modifiedAt, metadata } = job.payload;
  return {
    kind: 'fetch_content',
    key,
    plugin,
    revision,
    ...(priority !== undefined && { priority }),
    payload: {
      url,
      source,
      fingerprint,
      ...(modifiedAt !== undefined && { modifiedAt }),
      ...(metadata && { metadata }),
      refetched: true,
    },
  };
}
