import type { CacheReference } from './item.ts';
import { jobPriority, type JobSpec } from './job.ts';

/**
 * A job for each of these, to free cached bytes that no source URL refers to any more.
 * @since 0.1
 */
export function cleanupJobs(freed: readonly CacheReference[]): readonly JobSpec[] {
  return freed.map(({ plugin, cacheId }) => ({
    kind: 'cleanup_cache',
    // Two plugins may have cached the same bytes.
    key: `${plugin}/${cacheId}`,
    plugin,
    priority: jobPriority.maintenance,
    revision: 'cleanup',
    payload: { plugin, cacheIds: [cacheId] },
  }));
}
