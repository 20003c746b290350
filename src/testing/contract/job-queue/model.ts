import assert from 'node:assert/strict';
import type { ClaimedJob, JobRow } from '../../../plugin/job.ts';
import type { JobQueue, PauseTarget } from '../../../plugin/job-queue-provider.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { randomOf } from '../random.ts';
import type { Random } from '../random.ts';
import { checkClaim, isOpen } from './claim-rules.ts';
import { listed, settlementOf } from './job-specs.ts';
import type { Model, ModelJob } from './queue-model.ts';
import { modelDiscard, modelEnqueue, modelRecover, modelRetry, modelSettle } from './queue-model.ts';
import { randomClaim, randomFilter, randomOutcome, randomSpec, randomToken } from './random-commands.ts';

const commandCount = 600;

/** Two that must agree, and what is between them. */
interface Pair {
  queue: JobQueue;
  readonly model: Model;
  readonly random: Random;
  readonly claims: ClaimedJob[];
  readonly paused: Map<string, PauseTarget>;
  readonly reopen: () => Promise<JobQueue>;
  readonly advanceTo: (time: number) => void;
}

type Command = (pair: Pair) => Promise<void>;

const commands = {
  async enqueue({ queue, model, random }) {
    const specs = Array.from({ length: random.below(5) }, () => randomSpec(random));
    const results = await queue.enqueue(specs);
    assert.deepEqual(
      results,
      specs.map((spec) => modelEnqueue(model, spec)),
    );
  },
  async claim({ queue, model, random, claims, paused }) {
    const request = randomClaim(random);
    const openBefore = model.jobs.filter((job) => job.state === 'ready' && isOpen(job, request, [...paused.values()]));
    const claimed = await queue.claim(request);
    const jobs = claimed.map((claim) => takenJob(model, claim));
    for (const job of jobs) assert.ok(isOpen(job, request, [...paused.values()]), 'it is held back');
    checkClaim(jobs, openBefore, request.limit);
    claims.push(...claimed);
  },
  async settle({ queue, model, random, claims }) {
    const settlements = Array.from({ length: random.below(4) }, () => randomToken(random, claims))
      .filter((claim) => claim !== undefined)
      .map((claim) => settlementOf(claim, randomOutcome(random), random.chance(0.2) ? [randomSpec(random)] : []));
    const stale = settlements.flatMap(({ token, outcome, followUps }) => {
      if (!modelSettle(model, token, outcome)) return [token];
      for (const spec of followUps) modelEnqueue(model, spec);
      return [];
    });
    assert.deepEqual(await queue.settle(settlements), stale);
  },
  async retry({ queue, model, random }) {
    const filter = randomFilter(random);
    assert.equal(await queue.retry(filter), modelRetry(model, selects(filter)));
  },
  async discard({ queue, model, random }) {
    const filter = randomFilter(random);
    assert.equal(await queue.discard(filter), modelDiscard(model, selects(filter)));
  },
  async pause({ queue, random, paused }) {
    const target = randomFilter(random);
    await queue.pause(target);
    paused.set(targetName(target), target);
  },
  async resume({ queue, random, paused }) {
    const target = random.pick([undefined, ...paused.values()]);
    await queue.resume(target);
    if (target === undefined) paused.clear();
    else paused.delete(targetName(target));
  },
  async wait({ queue, advanceTo }) {
    const time = await queue.nextReadyAt();
    if (time !== undefined) advanceTo(time);
  },
  async reopen(pair) {
    const { durable, lease } = pair.queue.supports;
    if (!durable || lease === 'time') return;
    pair.queue = await pair.reopen();
    assert.equal(await pair.queue.recover(), modelRecover(pair.model));
  },
} satisfies Record<string, Command>;

type CommandName = keyof typeof commands;

const often: readonly CommandName[] = ['enqueue', 'claim', 'settle'];
const names = [...Object.keys(commands), ...often, ...often, ...often, ...often] as [CommandName, ...CommandName[]];

const selects =
  ({ plugin, kind }: PauseTarget) =>
  (job: ModelJob): boolean =>
    (plugin ?? job.spec.plugin) === job.spec.plugin && (kind ?? job.kind) === job.kind;

const targetName = ({ plugin, kind }: PauseTarget): string => JSON.stringify([plugin, kind]);

/** Finds the job of a claim in the model, where it becomes running. */
function takenJob({ jobs }: Model, claim: ClaimedJob): ModelJob {
  const job = jobs.find(({ kind, key }) => kind === claim.kind && key === claim.key) ?? assert.fail(`${claim.key} is not there`);
  const { spec, attempts, crashes, skip, progress } = job;
  const given = [claim.plugin, claim.revision, claim.attempts, claim.crashes, claim.skip, claim.progress];
  assert.deepEqual(given, [spec.plugin, spec.revision, attempts, crashes, skip, progress]);
  assert.ok(job.state === 'ready' || isDue(job), `${claim.key} is ${job.state}`);
  Object.assign(job, { state: 'running', readyAt: undefined, token: { id: claim.id, token: claim.token } });
  return job;
}

const isDue = ({ state, readyAt = Infinity }: ModelJob): boolean => state === 'waiting' && readyAt <= Date.now();

/** Compares the rows with the model, which learns when delays end, and that they did. */
async function compare({ queue, model, paused }: Pair): Promise<void> {
  const rows = await listed(queue);
  assert.equal(rows.length, model.jobs.length);
  for (const [index, row] of rows.entries()) {
    assert.ok((rows[index - 1]?.priority ?? -Infinity) <= (row.priority ?? 0), 'rows are in the order of claiming');
    compareRow(row, model.jobs.find(({ kind, key }) => kind === row.kind && key === row.key) ?? assert.fail(`${row.key} should be gone`));
  }
  const { byState, paused: pauses } = await queue.summary();
  for (const [state, count] of Object.entries(byState)) assert.equal(count, model.jobs.filter((job) => job.state === state).length, state);
  assert.deepEqual(new Set(pauses.map(targetName)), new Set(paused.keys()));
}

function compareRow(row: JobRow, job: ModelJob): void {
  if (row.state === 'waiting' && job.mayWait) Object.assign(job, { state: 'waiting', readyAt: row.readyAt });
  job.mayWait = false;
  if (row.state === 'ready' && isDue(job)) Object.assign(job, { state: 'ready', readyAt: undefined });
  if (row.state === 'waiting' && job.state === 'waiting') job.readyAt ??= row.readyAt;
  const { spec, priority, state, attempts, crashes, skip, readyAt } = job;
  assert.deepEqual(
    [row.plugin, row.revision, row.priority, row.state, row.attempts, row.crashes, row.skip, row.readyAt],
    [spec.plugin, spec.revision, priority, state, attempts, crashes, skip, readyAt],
    `${job.kind} ${job.key}`,
  );
}

export const modelCases: Cases<'jobQueue'> = {
  async 'does what its model does, whatever the sequence of commands'(place) {
    const queue = await place.open();
    // Without a seed of its own, every run tries another sequence.
    const seed = Number(process.env['PAISE2_CONTRACT_SEED'] ?? Date.now());
    const random = randomOf(seed);
    const taken: CommandName[] = [];
    await withClock(async ({ advanceTo }) => {
      const model: Model = { jobs: [], added: 0 };
      const pair: Pair = { queue, model, random, claims: [], paused: new Map(), reopen: () => place.reopen(), advanceTo };
      try {
        while (taken.length < commandCount) {
          const name = random.pick(names);
          taken.push(name);
          await commands[name](pair);
          await compare(pair);
        }
      } catch (error) {
        const where = `PAISE2_CONTRACT_SEED=${seed}, command ${taken.length}: ${taken.slice(-8).join(', ')}`;
        assert.fail(`${error instanceof Error ? error.message : String(error)}\n(${where})`);
      }
    });
  },
};
