import type { ClaimedJob } from '../../plugin/job.ts';
import type { Worker } from './worker.ts';

/** Enough for a worker never to wait, not so much that a death costs much. */
export const prefetchJobs = 768;
const prefetchBytes = 16 * 1024 * 1024;

/** Jobs that no worker has yet. */
export interface JobBacklog {
  readonly length: number;
  add(jobs: readonly ClaimedJob[]): void;
  /** Jobs that a worker had and did not end go first. */
  putBack(jobs: readonly ClaimedJob[]): void;
  /** Of several jobs of a dead worker only one is guilty: each runs alone, and then there is no doubt. */
  suspect(jobs: readonly ClaimedJob[]): void;
  /** The job ended. */
  forget(id: number): void;
  /** Whether this worker could be given more than it has. */
  hasRoom(worker: Worker): boolean;
  /** What to give to this worker; nothing where the next job must wait until it is free. */
  take(worker: Worker): readonly ClaimedJob[];
  clear(): void;
}

export function createJobBacklog(): JobBacklog {
  const waiting: ClaimedJob[] = [];
  const suspects = new Set<number>();
  const isAlone = ({ id, crashes, skip }: ClaimedJob): boolean => crashes > 0 || skip.length > 0 || suspects.has(id);

  return {
    get length() {
      return waiting.length;
    },
    add: (jobs) => void waiting.push(...jobs),
    putBack: (jobs) => void waiting.unshift(...jobs),
    suspect(jobs) {
      for (const { id } of jobs) suspects.add(id);
    },
    forget: (id) => void suspects.delete(id),
    hasRoom: ({ unfinished }) =>
      unfinished.size <= prefetchJobs / 2 && ![...unfinished.values()].some(isAlone) && sizeOf(unfinished.values()) < prefetchBytes,
    take({ unfinished }) {
      const [first] = waiting;
      if (first && isAlone(first)) return unfinished.size === 0 ? waiting.splice(0, 1) : [];
      let count = 0;
      let bytes = 0;
      for (const job of waiting) {
        if (count >= prefetchJobs / 2 || bytes >= prefetchBytes / 2 || isAlone(job)) break;
        bytes += sizeOf([job]);
        count += 1;
      }
      return waiting.splice(0, count);
    },
    clear: () => void (waiting.length = 0),
  };
}

function sizeOf(jobs: Iterable<ClaimedJob>): number {
  let bytes = 0;
  for (const { payload } of jobs) bytes += 'size' in payload ? (payload.size ?? 0) : 'location' in payload ? payload.location.size : 0;
  return bytes;
}
