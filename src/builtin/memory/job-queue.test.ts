import { asyncProperty, array, assert, constantFrom, nat, oneof, record, constant } from 'fast-check';
import { expect, test } from 'vitest';
import type { EnqueueResult, JobOutcome, JobSpec, JobState, JobToken } from '../../plugin/job.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import { createMemoryJobQueue } from './job-queue.ts';

interface ModelJob {
  readonly key: string;
  revision: string;
  priority: number;
  state: JobState;
  next?: Spec | undefined;
  token: number;
  failures: number;
}

interface Spec {
  readonly key: string;
  readonly revision: string;
  readonly priority: number;
}

/** The rules of the queue in their plainest form: a list, in which every question is a search. Time stands still. */
class Model {
  jobs: ModelJob[] = [];

  enqueue(spec: Spec): EnqueueResult {
    const job = this.jobs.find(({ key }) => key === spec.key);
    if (job === undefined) {
      this.jobs.push({ ...spec, state: 'ready', token: 0, failures: 0 });
      return 'inserted';
    }
    const same = job.revision === spec.revision;
    if (job.state === 'running') {
      if (same && job.next === undefined) return 'running';
      job.next = spec;
      return 'rerun';
    }
    if (job.state === 'dead' && same) return 'kept-dead';
    const dead = job.state === 'dead';
    job.priority = dead ? spec.priority : Math.min(job.priority, spec.priority);
    if (!same) Object.assign(job, { revision: spec.revision, state: 'ready', failures: 0 });
    return dead ? 'revived' : 'merged';
  }

  claim(limit: number): readonly ModelJob[] {
    const ready = this.jobs.filter(({ state }) => state === 'ready').toSorted((one, other) => one.priority - other.priority);
    const claimed = ready.slice(0, limit);
    for (const job of claimed) job.state = 'running';
    return claimed;
  }

  /** Whether the token was in time. */
  settle(key: string, token: number, outcome: JobOutcome): boolean {
    const job = this.jobs.find((candidate) => candidate.key === key);
    if (job?.state !== 'running' || job.token !== token) return false;
    if (job.next !== undefined) {
      const { revision, priority } = job.next;
      Object.assign(job, { revision, priority, state: 'ready', failures: 0, next: undefined });
    } else if (outcome.type === 'done') this.jobs = this.jobs.filter((candidate) => candidate !== job);
    else if (outcome.type === 'failed' && outcome.failure.blame === 'item') {
      job.failures += 1;
      job.state = outcome.failure.permanent || job.failures === 5 ? 'dead' : 'waiting';
    } else job.state = 'ready';
    return true;
  }

  retry(): number {
    const jobs = this.jobs.filter(({ state }) => state === 'dead' || state === 'waiting');
    for (const job of jobs) Object.assign(job, { state: 'ready', failures: 0 });
    return jobs.length;
  }

  discard(): number {
    const running = this.jobs.filter(({ state }) => state === 'running');
    const discarded = this.jobs.length - running.length;
    this.jobs = running;
    return discarded;
  }

  rows(): readonly unknown[] {
    const sorted = this.jobs.toSorted((one, other) => one.priority - other.priority);
    return sorted.map(({ key, revision, state, priority }) => [key, revision, state, priority]);
  }
}

type Step =
  | { readonly do: 'enqueue'; readonly specs: readonly Spec[] }
  | { readonly do: 'claim'; readonly limit: number }
  | { readonly do: 'settle'; readonly claim: number; readonly outcome: JobOutcome }
  | { readonly do: 'retry' | 'discard' };

const failed = (blame: 'item' | 'environment', permanent: boolean): JobOutcome => ({
  type: 'failed',
  failure: { blame, permanent, code: 'corrupt', reason: 'It cannot be read.' },
});

const outcomes: readonly JobOutcome[] = [
  { type: 'done' },
  { type: 'released' },
  failed('item', false),
  failed('item', true),
  failed('environment', false),
];
const specs = record({
  key: constantFrom('a', 'b', 'c', 'd'),
  revision: constantFrom('r1', 'r2', 'r3'),
  priority: constantFrom(0, 100, 200),
});
const anyStep = oneof(
  { weight: 5, arbitrary: record({ do: constant('enqueue' as const), specs: array(specs, { maxLength: 4 }) }) },
  { weight: 4, arbitrary: record({ do: constant('claim' as const), limit: nat(3) }) },
  { weight: 6, arbitrary: record({ do: constant('settle' as const), claim: nat(), outcome: constantFrom(...outcomes) }) },
  { weight: 1, arbitrary: record({ do: constantFrom('retry' as const, 'discard' as const) }) },
);

const jobOf = ({ key, ...others }: Spec): JobSpec => ({
  kind: 'fetch_content',
  key,
  plugin: 'files',
  ...others,
  payload: { url: key, source: 'files/directory', fingerprint: others.revision },
});

/** Tokens handed out so far, by claim. */
type Claims = (JobToken & { readonly key: string })[];

/** What the queue and the model make of a step. */
async function takeStep(
  step: Step,
  queue: JobQueue,
  model: Model,
  claims: Claims,
): Promise<{ readonly queue: unknown; readonly model: unknown }> {
  if (step.do === 'enqueue')
    return { queue: await queue.enqueue(step.specs.map(jobOf)), model: step.specs.map((spec) => model.enqueue(spec)) };
  if (step.do === 'claim') {
    const [claimed, expected] = [await queue.claim({ limit: step.limit }), model.claim(step.limit)];
    for (const [index, { key, id, token }] of claimed.entries()) {
      Object.assign(expected[index] ?? {}, { token });
      claims.push({ key, id, token });
    }
    return {
      queue: claimed.map(({ key, revision, attempts, token }) => [key, revision, attempts, token]),
      model: expected.map(({ key, revision, failures, token }) => [key, revision, failures, token]),
    };
  }
  if (step.do !== 'settle') return { queue: await queue[step.do]({}), model: model[step.do]() };
  const claim = claims[step.claim % claims.length];
  if (claim === undefined) return { queue: [], model: [] };
  const { key, ...token } = claim;
  const stale = await queue.settle([{ token, outcome: step.outcome, writes: [], state: [], followUps: [] }]);
  return { queue: stale, model: model.settle(key, token.token, step.outcome) ? [] : [token] };
}

async function rowsOf(queue: JobQueue): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  for await (const page of queue.list({})) rows.push(...page.map(({ key, revision, state, priority }) => [key, revision, state, priority]));
  return rows;
}

test('does what its model does', async () => {
  await assert(
    asyncProperty(array(anyStep, { maxLength: 60 }), async (steps) => {
      const queue = createMemoryJobQueue({ dataDirectory: 'model test', access: 'write' });
      const model = new Model();
      const claims: Claims = [];
      for (const step of steps) {
        const results = await takeStep(step, queue, model, claims);
        expect(results.queue).toEqual(results.model);
        expect(await rowsOf(queue)).toEqual(model.rows());
      }
      await queue.close();
    }),
    { numRuns: 500 },
  );
});

test('claims from a long queue without looking at all of it', async () => {
  const queue = createMemoryJobQueue({ dataDirectory: 'long queue', access: 'write' });
  const count = 50_000;
  await queue.enqueue(Array.from({ length: count }, (_, index) => jobOf({ key: `${index}`, revision: 'r', priority: index % 5 })));
  const startedAt = performance.now();
  let claimed = 0;
  for (let size = 1; size > 0; claimed += size) size = (await queue.claim({ limit: 64 })).length;
  expect(claimed).toBe(count);
  expect(performance.now() - startedAt).toBeLessThan(5000);
  await queue.close();
});
