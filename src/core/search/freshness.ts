import type { StorageSummary } from '../../plugin/data-storage-provider.ts';
import type { JobQueue, Pause, QueueSummary } from '../../plugin/job-queue-provider.ts';
import type { Freshness } from '../../plugin/paise.ts';

/** How far an answer can be trusted: when the index was written last, and what is still to come or could not be read. */
export async function freshnessOfIndex(summary: StorageSummary, queue: JobQueue | undefined): Promise<Freshness> {
  const [jobs, pauses] = await Promise.all([queue?.counts(), queue?.pauses()]);
  return freshness(summary, jobs ?? { ready: 0, waiting: 0, running: 0, dead: 0 }, pauses ?? []);
}

export function freshness(
  { writtenAt, byStatus }: Pick<StorageSummary, 'writtenAt' | 'byStatus'>,
  { ready, waiting, running, dead }: QueueSummary['byState'],
  pauses: readonly Pause[],
): Freshness {
  return {
    ...(writtenAt !== undefined && { indexedAt: writtenAt }),
    pending: ready + waiting + running,
    // A job that failed for good has left its item behind as failed.
    failed: Math.max(byStatus.failed, dead),
    paused: pauses.length > 0,
  };
}
