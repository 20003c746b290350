import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { Connection } from './database.ts';
import { writing } from './database.ts';
import { emptyTurn } from './empty-turn.ts';
import { discardJobs, listJobs, recoverJobs, retryJobs } from './job-administration.ts';
import { createPauseList, pauseJobs, resumeJobs } from './job-pause.ts';
import { createStateCounts, summarizeJobs } from './job-summary.ts';
import { earliestWaiting } from './job-wake.ts';
import { createSequence } from './sequence.ts';
import { translated, translateError } from './sqlite-errors.ts';

/** The job queue in the one database. Enqueueing, claiming and settling are turns of the domain with nothing else in them. */
export function createEmbeddedJobQueue(connection: Connection): JobQueue {
  const { database, domain } = connection;
  const counts = createStateCounts(database);
  const pauses = createPauseList(database);
  return {
    supports: { durable: true, lease: 'session' },
    transactionDomain: domain,
    enqueue: async (enqueue) => (await domain.commit({ ...emptyTurn, enqueue })).enqueued,
    claim: async (claim) => (await domain.commit({ ...emptyTurn, claim })).claimed,
    async settle(settlements) {
      const jobsOnly = settlements.map((settlement) => ({ ...settlement, writes: [], state: [] }));
      return (await domain.commit({ ...emptyTurn, settlements: jobsOnly })).stale;
    },
    extend: async () => [],
    issueToken: () => writing(connection, () => createSequence(database)((next) => next())),
    recover: () => writing(connection, () => recoverJobs(database)),
    retry: (filter) => writing(connection, () => retryJobs(database, filter)),
    discard: (filter) => writing(connection, () => discardJobs(database, filter)),
    pause: (target, reason) => writing(connection, () => pauseJobs(database, target, reason)),
    resume: (target) => writing(connection, () => resumeJobs(database, target)),
    async *list(filter) {
      try {
        yield* listJobs(database, filter);
      } catch (error) {
        throw translateError(error);
      }
    },
    counts: () => translated(counts),
    pauses: () => translated(pauses),
    summary: () => translated(() => summarizeJobs(database)),
    nextReadyAt: () => translated(() => earliestWaiting(database)),
    close: () => connection.close(),
  };
}
