import type { JobFailure } from '../../plugin/job.ts';
import { backoff, spread } from './job-delay.ts';
import { stateCodes } from './job-record.ts';

/** What a job's failures have left on it. */
export interface Failures {
  readonly attempts: number;
  readonly crashes: number;
  readonly skip: readonly string[];
}

/** Where a job stands between two attempts. */
export interface Standing extends Failures {
  readonly state: number;
  readonly notBefore: number;
}

/** Attempts before a job is dead, and the first delay. Who kills its worker three times is not let near another. */
const patience = { item: { attempts: 5, firstMs: 2000 }, worker: { attempts: 3, firstMs: 10_000 } } as const;
/** Delays for failures that are not the job's own. */
const respiteMs = { environment: 30_000, plugin: 300_000 } as const;
const mostMembers = 50;

/** What a failure makes of a job. Only blame on the item or on its worker counts. */
export function afterFailure(before: Failures, failure: JobFailure, now: number): Standing {
  const { blame, permanent, member } = failure;
  if (blame === 'environment' || blame === 'plugin')
    return { ...before, state: stateCodes.waiting, notBefore: now + spread(respiteMs[blame]) };
  if (blame === 'worker' && !permanent && member !== undefined && isNew(member, before.skip))
    return { ...before, skip: [...before.skip, member], state: stateCodes.ready, notBefore: 0 };
  const after = {
    ...before,
    attempts: before.attempts + (blame === 'item' ? 1 : 0),
    crashes: before.crashes + (blame === 'worker' ? 1 : 0),
  };
  const { attempts, firstMs } = patience[blame];
  const count = blame === 'item' ? after.attempts : after.crashes;
  if (permanent || count >= attempts) return { ...after, state: stateCodes.dead, notBefore: 0 };
  return { ...after, state: stateCodes.waiting, notBefore: now + backoff(firstMs, count) };
}

/** Whether the job can get further by passing over this member. */
const isNew = (member: string, skip: readonly string[]): boolean => skip.length < mostMembers && !skip.includes(member);
