import { cleanupJobs } from '../../plugin/cleanup-job.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import type { Turn, TurnResult } from '../../plugin/turn.ts';

export interface TurnParts {
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly state: StateStorage;
}

/**
 * Applies a turn: in one transaction where storage, queue and state share a domain; else what is repeatable first (index, state) and what
 * marks it done second, so that a crash in between repeats work and loses none.
 */
export function turnApplier({ storage, queue, state }: TurnParts): (turn: Turn) => Promise<TurnResult> {
  const domain = queue.transactionDomain;
  if (domain && domain === storage.transactionDomain && domain === state.transactionDomain) return (turn) => domain.commit(turn);
  return async (turn) => {
    const writes = [...turn.writes, ...turn.settlements.flatMap((settlement) => settlement.writes)];
    const states = [...turn.state, ...turn.settlements.flatMap((settlement) => settlement.state)];
    const freed = writes.length > 0 ? await storage.write(writes) : [];
    if (states.length > 0) await state.write(states);
    const specs = [...turn.enqueue, ...cleanupJobs(freed)];
    const enqueued = specs.length > 0 ? (await queue.enqueue(specs)).slice(0, turn.enqueue.length) : [];
    const stale = turn.settlements.length > 0 ? await queue.settle(turn.settlements) : [];
    const claimed = turn.claim && turn.claim.limit > 0 ? await queue.claim(turn.claim) : [];
    return { enqueued, stale, claimed };
  };
}
