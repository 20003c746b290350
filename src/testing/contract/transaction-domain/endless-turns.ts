import type { ClaimedJob } from '../../../plugin/job.ts';
import { fetchJob } from '../job-queue/job-specs.ts';
import type { Role } from '../role.ts';
import { fullSettlement, turn } from './turns.ts';

export const keyOf = (run: number, number: number): string => `file:///${run}/${number}`;

/** In each turn: adds jobs, ends those of the turn before, and claims new ones; for ever. Tells the run and how many jobs it added. */
const turnForEver: Role<'sharedDomain'> = async ({ domain, queue }, acknowledge, run) => {
  await queue.recover();
  let claimed: readonly ClaimedJob[] = [];
  for (let added = 0; ; added += 4) {
    const enqueue = [0, 1, 2, 3].map((offset) => fetchJob(keyOf(run, added + offset)));
    const settlements = claimed.map((job) => fullSettlement(job));
    const result = await domain.commit(turn({ enqueue, settlements, claim: { limit: 3 } }));
    acknowledge(`${run} ${added + enqueue.length}`);
    for (const { key } of claimed) acknowledge(`done ${key}`);
    claimed = result.claimed;
  }
};

export default turnForEver;
