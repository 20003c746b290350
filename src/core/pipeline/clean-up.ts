import type { Cache } from '../../plugin/cache-provider.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { JobOutcome, JobPayloads } from '../../plugin/job.ts';
import { reasonOf } from './failure.ts';

/** Files that cannot be removed now, for example because Windows has them open, are left for later. */
const retryMs = 60_000;

/** Removes cached bytes, except those that a source URL came to refer to after the job was made. */
export async function cleanUp(
  { plugin, cacheIds }: JobPayloads['cleanup_cache'],
  { cache, storage }: { readonly cache: Cache; readonly storage: DataStorage },
): Promise<JobOutcome> {
  try {
    for (const cacheId of cacheIds) if (!(await storage.isReferenced({ plugin, cacheId }))) await cache.remove(plugin, [cacheId]);
    return { type: 'done' };
  } catch (error) {
    return { type: 'later', delayMs: retryMs, reason: reasonOf(error).text };
  }
}
