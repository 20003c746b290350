import type { ExtensionStatus } from '../../plugin/engine-status.ts';
import type { JobResult } from './job-result.ts';

/** Counts what each extension does, and how long it takes. */
export interface ExtensionTally {
  settled(result: Pick<JobResult, 'outcome' | 'worked' | 'tookMs'>): void;
  /** The one that took most time first. */
  status(): readonly ExtensionStatus[];
}

type Counts = { -readonly [Name in keyof Omit<ExtensionStatus, 'extension'>]: number };

export function createExtensionTally(): ExtensionTally {
  const tally = new Map<string, Counts>();
  function countsOf(extension: string): Counts {
    const counts = tally.get(extension) ?? { done: 0, failed: 0, tookMs: 0, slowestMs: 0 };
    tally.set(extension, counts);
    return counts;
  }
  return {
    settled({ outcome, worked = [], tookMs = 0 }) {
      for (const extension of worked) countsOf(extension).done += 1;
      const culprit = outcome.type === 'failed' ? outcome.failure.extension : undefined;
      if (culprit !== undefined) countsOf(culprit).failed += 1;
      // The last is where the time went: a fetcher before it only says where a local file is.
      const last = culprit ?? worked.at(-1);
      if (last === undefined) return;
      const counts = countsOf(last);
      counts.tookMs += tookMs;
      counts.slowestMs = Math.max(counts.slowestMs, tookMs);
    },
    status: () => Array.from(tally, ([extension, counts]) => ({ extension, ...counts })).toSorted((a, b) => b.tookMs - a.tookMs),
  };
}
