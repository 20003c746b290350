import type { Paise } from '../../../plugin/paise.ts';
import type { Denial } from './denial.ts';

export interface VisibleCounts {
  /** Documents that agents may see, by source. */
  readonly bySource: ReadonlyMap<string, number>;
  /** Whether there was time to look at all. */
  readonly isExact: boolean;
}

const mostMs = 5000;

/** Looks at each item: the index itself does not know which attachments belong to what is denied. */
export async function countVisible(paise: Pick<Paise, 'items'>, denial: Denial): Promise<VisibleCounts> {
  const until = performance.now() + mostMs;
  const bySource = new Map<string, number>();
  const denied = new Set<string>();
  for await (const page of paise.items()) {
    for (const item of page) {
      const { url, parentUrl, source } = item;
      // In the order of URLs, what something is part of comes before it.
      if (denial.fits(item) || (parentUrl !== undefined && denied.has(parentUrl))) denied.add(url);
      else bySource.set(source, (bySource.get(source) ?? 0) + 1);
    }
    if (performance.now() > until) return { bySource, isExact: false };
  }
  return { bySource, isExact: true };
}
