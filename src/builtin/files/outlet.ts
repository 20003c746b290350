import { setImmediate } from 'node:timers/promises';
import type { Listing, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { ExclusionCode } from './reasons.ts';

/** Collects what a walk finds, so that the walk is synchronous and the listing gets few large batches. */
export interface Outlet {
  add(entry: SourceEntry): void;
  keep(url: string, reason: ItemReason): void;
  exclude(code: ExclusionCode): void;
  /** Whether it is time to await {@link deliver}. To be asked at every step. */
  isDue(): boolean;
  /** Hands over full batches, lets the process attend to other things, and throws when the work is to stop. */
  deliver(): Promise<void>;
  /** Hands over the rest and completes the listing. */
  complete(): Promise<void>;
}

const batchSize = 512;
/** How long the process may be busy without looking at its messages. */
const turnMs = 20;
const stepsBetweenLooks = 128;

export function createOutlet(listing: Listing, signal: AbortSignal): Outlet {
  let entries: SourceEntry[] = [];
  let kept: { url: string; reason: ItemReason }[] = [];
  const excluded = new Map<ExclusionCode, number>();
  let steps = 0;
  let turnStart = performance.now();

  const flush = async (): Promise<void> => {
    const batch = entries;
    entries = [];
    if (batch.length > 0) await listing.add(batch);
    const unread = kept;
    kept = [];
    for (const { url, reason } of unread) await listing.keep(url, reason);
  };

  return {
    add: (entry) => void entries.push(entry),
    keep: (url, reason) => void kept.push({ url, reason }),
    exclude: (code) => void excluded.set(code, (excluded.get(code) ?? 0) + 1),
    isDue: () => {
      steps += 1;
      return entries.length + kept.length >= batchSize || (steps % stepsBetweenLooks === 0 && performance.now() - turnStart > turnMs);
    },
    deliver: async () => {
      if (entries.length + kept.length >= batchSize) await flush();
      if (performance.now() - turnStart > turnMs) {
        await setImmediate();
        turnStart = performance.now();
      }
      signal.throwIfAborted();
    },
    complete: async () => {
      signal.throwIfAborted();
      await flush();
      for (const [code, count] of excluded) await listing.exclude(code, count);
      await listing.complete();
    },
  };
}
