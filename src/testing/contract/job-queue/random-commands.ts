import type { ClaimedJob, JobOutcome, JobSpec } from '../../../plugin/job.ts';
import type { JobFilter, PauseTarget } from '../../../plugin/job-queue-provider.ts';
import type { ClaimRequest } from '../../../plugin/turn.ts';
import type { Random } from '../random.ts';
import { cleanupJob, done, extractJob, failed, fetchJob, released } from './job-specs.ts';

const plugins = ['one', 'two', 'three'] as const;
const kinds = ['fetch_content', 'extract_content', 'cleanup_cache'] as const;
const makers = [fetchJob, fetchJob, fetchJob, extractJob, cleanupJob] as const;
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

export function randomSpec(random: Random): JobSpec {
  return {
    ...random.pick<(key: string) => JobSpec>(makers)(random.pick(keys)),
    plugin: random.pick(plugins),
    revision: random.pick(['r1', 'r2', 'r3']),
    ...(random.chance(0.5) && { priority: random.pick([0, 100, 200]) }),
    ...(random.chance(0.1) && { notBefore: Date.now() + 3_600_000 }),
  };
}

export function randomClaim(random: Random): ClaimRequest {
  return {
    limit: random.below(6),
    ...(random.chance(0.2) && { kinds: [random.pick(kinds)] }),
    ...(random.chance(0.1) && { urgency: random.pick([0, 50, 100]) }),
  };
}

/** Most jobs succeed, or the queue would fill with dead ones. */
export function randomOutcome(random: Random): JobOutcome {
  if (random.chance(0.4)) return done;
  return random.pick([
    released,
    { type: 'later', delayMs: 60_000, reason: 'busy' },
    { type: 'progress', progress: random.pick([null, 1, { page: 2 }]) },
    failed(),
    failed({ permanent: true }),
    failed({ blame: 'worker' }),
    failed({ blame: 'worker', member: random.pick(['m1', 'm2']) }),
    failed({ blame: 'environment' }),
    failed({ blame: 'plugin', permanent: true }),
  ]);
}

export function randomFilter(random: Random): JobFilter & PauseTarget {
  return {
    ...(random.chance(0.5) && { plugin: random.pick(plugins) }),
    ...(random.chance(0.3) && { kind: random.pick(kinds) }),
  };
}

/** A claim of now, or an outdated one. */
export function randomToken(random: Random, claims: readonly ClaimedJob[]): ClaimedJob | undefined {
  const recent = claims.slice(-30);
  return recent[random.below(recent.length)];
}
