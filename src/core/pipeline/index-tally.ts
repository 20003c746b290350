import type { Hold } from '../../plugin/engine-status.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { IndexProgress, IndexReport } from '../../plugin/paise.ts';
import type { JobResult } from './job-result.ts';
import type { ListingCounts } from './listing.ts';

/** Counts what a run does: for its progress and for its report. */
export interface IndexTally {
  readonly listing: ListingCounts;
  readonly problems: { source: string; message: string }[];
  phase: IndexProgress['phase'];
  current: string | undefined;
  settled(job: ClaimedJob, result: JobResult): void;
  progress(pending: number, holds: readonly Hold[]): IndexProgress;
  report(rest: Pick<IndexReport, 'pending' | 'tookMs' | 'peakRssBytes' | 'interrupted'>): IndexReport;
}

/** The rate is that of the last seconds. */
const rateWindowMs = 5000;

export function createIndexTally(): IndexTally {
  const counts = { indexed: 0, updated: 0, moved: 0, touched: 0, removed: 0, skipped: 0, partial: 0, bytes: 0, done: 0 };
  const failed = new Set<string>();
  const recent: { readonly at: number; readonly done: number }[] = [];
  const listing: ListingCounts = { listings: 0, listed: 0, unchanged: 0, removed: 0, skipped: 0, failed, excluded: new Map() };

  function countChange(job: ClaimedJob, { change }: JobResult): void {
    const known = 'known' in job.payload && job.payload.known !== undefined;
    if (change.type === 'touch') counts.touched += 1;
    else if (change.type === 'remove') counts.removed += known ? 1 : 0;
    else if (change.type === 'put' || change.type === 'append') {
      const status = change.items.items[0]?.status;
      if (status === 'partial') counts.partial += 1;
      if (status === 'named' || status === 'skipped') counts.skipped += 1;
      else if ('movedFrom' in job.payload && job.payload.movedFrom !== undefined) counts.moved += 1;
      else if (known) counts.updated += 1;
      else counts.indexed += 1;
    }
  }

  function rate(now: number): number {
    recent.push({ at: now, done: counts.done });
    while (recent.length > 2 && now - (recent[0]?.at ?? now) > rateWindowMs) recent.shift();
    const first = recent[0];
    return first && now > first.at ? ((counts.done - first.done) * 1000) / (now - first.at) : 0;
  }

  const tally: IndexTally = {
    listing,
    problems: [],
    phase: 'listing',
    current: undefined,
    settled(job, result) {
      const { outcome } = result;
      if (outcome.type === 'failed') failed.add(job.key);
      else if (outcome.type === 'done') failed.delete(job.key);
      if (result.followUps.length > 0 || job.kind === 'cleanup_cache') return;
      counts.done += 1;
      counts.bytes += result.bytes;
      if (outcome.type === 'done') countChange(job, result);
    },
    progress(pending, holds) {
      return {
        holds,
        phase: tally.phase,
        listed: listing.listed,
        done: counts.done,
        pending,
        failed: failed.size,
        rate: rate(performance.now()),
        ...(tally.current !== undefined && { current: tally.current }),
      };
    },
    report: (rest) => ({
      listings: listing.listings,
      indexed: counts.indexed,
      updated: counts.updated,
      unchanged: listing.unchanged + counts.touched,
      moved: counts.moved,
      removed: listing.removed + counts.removed,
      skipped: counts.skipped + listing.skipped,
      partial: counts.partial,
      failed: failed.size,
      excluded: Object.fromEntries(listing.excluded),
      problems: tally.problems,
      bytes: counts.bytes,
      ...rest,
    }),
  };
  return tally;
}
