import type { Database } from 'better-sqlite3';
import { cleanupJobs } from '../../plugin/cleanup-job.ts';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { CacheReference } from '../../plugin/item.ts';
import type { JobOutcome, JobToken } from '../../plugin/job.ts';
import type { Settlement, TransactionDomain, Turn, TurnResult } from '../../plugin/turn.ts';
import { emptyTurn } from './empty-turn.ts';
import { createClaim } from './job-claim.ts';
import { createEnqueue } from './job-enqueue.ts';
import { createRewrite } from './job-rewrite.ts';
import { createSettle } from './job-settle.ts';
import type { NextNumber } from './sequence.ts';
import { createSequence } from './sequence.ts';
import { isEnvironmentError, translated } from './sqlite-errors.ts';
import { createStateWriter } from './state-writer.ts';
import { createStorageWriter } from './storage-writer.ts';

/** The domain of one database, which can also write to the index alone. */
export interface DatabaseDomain extends TransactionDomain {
  write(writes: readonly StorageWrite[]): Promise<readonly CacheReference[]>;
}

interface Applied {
  /** Tokens that came too late. */
  readonly stale: readonly JobToken[];
  /** Cached bytes that nothing refers to any more. */
  readonly freed: readonly CacheReference[];
}

/** Applies the settlements and writes of a turn. */
type Apply = (turn: Turn, next: NextNumber) => Applied;

/**
 * The one database as a place where a turn commits as one. Nearly every turn is without fault, so its settlements are applied together, and
 * their index writes in one sweep. When one of them cannot be stored, all is undone and done again with a savepoint around each.
 */
export function createTransactionDomain(database: Database): DatabaseDomain {
  const withNumbers = createSequence(database);
  const rewrite = createRewrite(database);
  const enqueue = createEnqueue(database, rewrite);
  const settle = createSettle(database, rewrite);
  const claim = createClaim(database);
  const writeState = createStateWriter(database);
  const storage = createStorageWriter(database);

  const together: Apply = ({ settlements, writes }, next) => {
    const stale: JobToken[] = [];
    const batches = [writes];
    for (const settlement of settlements) {
      if (!settle(settlement.token, settlement.outcome)) {
        stale.push(settlement.token);
        continue;
      }
      batches.push(settlement.writes);
      writeState(settlement.state);
      enqueue(settlement.followUps, next);
    }
    return { stale, freed: storage.apply(batches.flat()) };
  };

  const applyInSavepoint = database.transaction((settlement: Settlement, next: NextNumber) =>
    together({ ...emptyTurn, settlements: [settlement] }, next),
  );

  const apart: Apply = ({ settlements, writes }, next) => {
    const freed = storage.apply(writes);
    const applied = settlements.map((settlement): Applied => {
      try {
        return applyInSavepoint(settlement, next);
      } catch (error) {
        if (isEnvironmentError(error)) throw error;
        return { stale: settle(settlement.token, badOutput(error)) ? [] : [settlement.token], freed: [] };
      }
    });
    return { stale: applied.flatMap(({ stale }) => stale), freed: [...freed, ...applied.flatMap((each) => each.freed)] };
  };

  const take = database.transaction((turn: Turn, apply: Apply): TurnResult =>
    withNumbers((next) => {
      const enqueued = enqueue(turn.enqueue, next);
      const { stale, freed } = apply(turn, next);
      writeState(turn.state);
      enqueue(cleanupJobs(freed), next);
      return { enqueued, stale, claimed: turn.claim === undefined ? [] : claim(turn.claim, next) };
    }),
  );

  function commit(turn: Turn): TurnResult {
    try {
      return take.immediate(turn, together);
    } catch (error) {
      if (turn.settlements.length === 0 || isEnvironmentError(error)) throw error;
      return take.immediate(turn, apart);
    }
  }

  const writeAlone = database.transaction((writes: readonly StorageWrite[]) => storage.apply(writes));

  return { commit: (turn) => translated(() => commit(turn)), write: (writes) => translated(() => writeAlone.immediate(writes)) };
}

function badOutput(error: unknown): JobOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { type: 'failed', failure: { blame: 'item', permanent: true, code: 'BAD_PLUGIN_OUTPUT', reason } };
}
