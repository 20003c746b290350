import type { Database } from 'better-sqlite3';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
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

/** Applies the settlements and writes of a turn. Returns the tokens that came too late. */
type Apply = (turn: Turn, next: NextNumber) => JobToken[];

/**
 * The one database as a place where a turn commits as one. Nearly every turn is without fault, so its settlements are applied together, and
 * their index writes in one sweep. When one of them cannot be stored, all is undone and done again with a savepoint around each.
 */
export function createTransactionDomain(database: Database): TransactionDomain {
  const withNumbers = createSequence(database);
  const rewrite = createRewrite(database);
  const enqueue = createEnqueue(database, rewrite);
  const settle = createSettle(database, rewrite);
  const claim = createClaim(database);
  const writeState = createStateWriter(database);
  const storage = createStorageWriter(database);

  const write = (batches: readonly (readonly StorageWrite[])[]): void => {
    const writes = batches.flat();
    if (writes.length > 0) storage.apply(writes);
  };

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
    write(batches);
    return stale;
  };

  const applyInSavepoint = database.transaction((settlement: Settlement, next: NextNumber) =>
    together({ ...emptyTurn, settlements: [settlement] }, next),
  );

  const apart: Apply = ({ settlements, writes }, next) => {
    write([writes]);
    return settlements.flatMap((settlement) => {
      try {
        return applyInSavepoint(settlement, next);
      } catch (error) {
        if (isEnvironmentError(error)) throw error;
        return settle(settlement.token, badOutput(error)) ? [] : [settlement.token];
      }
    });
  };

  const take = database.transaction((turn: Turn, apply: Apply): TurnResult =>
    withNumbers((next) => {
      const stale = apply(turn, next);
      writeState(turn.state);
      const enqueued = enqueue(turn.enqueue, next);
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

  return { commit: (turn) => translated(() => commit(turn)) };
}

function badOutput(error: unknown): JobOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { type: 'failed', failure: { blame: 'item', permanent: true, code: 'BAD_PLUGIN_OUTPUT', reason } };
}
