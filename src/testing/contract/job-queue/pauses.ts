import assert from 'node:assert/strict';
import type { JobQueue, PauseTarget } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { claimOne, cleanupJob, done, fetchJob, keysOf, settlementOf } from './job-specs.ts';

const targets: readonly PauseTarget[] = [
  {},
  { plugin: 'one' },
  { kind: 'fetch_content' },
  { plugin: 'one', kind: 'fetch_content' },
  { plugin: 'absent' },
  { plugin: 'one', kind: 'extract_content' },
];

/** Two kinds of jobs of each of two plugins. */
const specs = ['one', 'two'].flatMap((plugin) => [
  fetchJob(`${plugin}/fetch_content`, { plugin }),
  { ...cleanupJob(`${plugin}/cleanup_cache`), plugin },
]);

const openKeys = (paused: readonly PauseTarget[]): readonly string[] =>
  specs
    .filter((spec) => !paused.some(({ plugin = spec.plugin, kind = spec.kind }) => plugin === spec.plugin && kind === spec.kind))
    .map(({ key }) => key);

/** What can be claimed. Gives it back. */
async function claimable(queue: JobQueue): Promise<readonly string[]> {
  const claimed = await queue.claim({ limit: 10 });
  await queue.settle(claimed.map((job) => settlementOf(job, { type: 'released' })));
  return claimed.map(({ key }) => key).toSorted();
}

async function pausedTargets(queue: JobQueue): Promise<ReadonlySet<string>> {
  const { paused } = await queue.summary();
  assert.deepEqual(await queue.pauses(), paused);
  return new Set(paused.map(targetName));
}

const targetName = ({ plugin, kind }: PauseTarget): string => JSON.stringify([plugin, kind]);

export const pauseCases: Cases<'jobQueue'> = {
  async 'hold back what they name, and nothing else'(place) {
    const queue = await place.open();
    await queue.enqueue(specs);
    for (const target of targets) {
      await queue.pause(target);
      assert.deepEqual(await claimable(queue), openKeys([target]).toSorted(), targetName(target));
      assert.deepEqual(await pausedTargets(queue), new Set([targetName(target)]));
      await queue.resume(target);
      assert.deepEqual(await claimable(queue), openKeys([]).toSorted());
      assert.deepEqual(await pausedTargets(queue), new Set());
    }
  },

  async 'add up, and each is lifted by itself'(place) {
    const queue = await place.open();
    await queue.enqueue(specs);
    for (const target of targets) await queue.pause(target);
    assert.deepEqual(await pausedTargets(queue), new Set(targets.map(targetName)));
    for (const [index, target] of targets.entries()) {
      assert.deepEqual(await claimable(queue), openKeys(targets.slice(index)).toSorted());
      await queue.resume(target);
    }
    assert.equal((await claimable(queue)).length, specs.length);
  },

  async 'say why and since when'(place) {
    const queue = await place.open();
    const from = Date.now();
    await queue.pause({ plugin: 'mail' }, 'The server does not answer.');
    await queue.pause();
    await queue.pause({ plugin: 'mail' }, 'The server answers nonsense.');
    const { paused } = await queue.summary();
    assert.deepEqual(
      new Set(paused.map(({ plugin, reason }) => `${plugin}: ${reason}`)),
      new Set(['mail: The server answers nonsense.', 'undefined: undefined']),
    );
    assert.ok(paused.length === 2 && paused.every(({ since }) => since >= from && since <= Date.now()));
  },

  async 'let what runs go on, and new work come in'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a', { plugin: 'one' }), fetchJob('b', { plugin: 'two' })]);
    const running = await claimOne(queue);
    await queue.pause();
    assert.deepEqual(await queue.claim({ limit: 10 }), []);
    assert.deepEqual(await queue.settle([settlementOf(running, done, [fetchJob('c')])]), []);
    assert.deepEqual(await queue.enqueue([fetchJob('d')]), ['inserted']);
    assert.deepEqual(await queue.claim({ limit: 10 }), []);
    await queue.resume();
    assert.equal((await queue.claim({ limit: 10 })).length, 3);
  },

  async 'are all lifted by resuming without a target, but not by resuming all by name'(place) {
    const queue = await place.open();
    await queue.enqueue(specs);
    await queue.pause();
    await queue.pause({ plugin: 'one' });
    await queue.resume({});
    assert.deepEqual(await claimable(queue), openKeys([{ plugin: 'one' }]).toSorted());
    await queue.pause({});
    await queue.resume();
    assert.equal((await claimable(queue)).length, specs.length);
  },

  async 'outlive the engine exactly if the queue does'(place) {
    const queue = await place.open();
    await queue.enqueue(specs);
    await queue.pause({ kind: 'fetch_content' }, 'for the test');
    await queue.pause({ plugin: 'two' });
    const before = (await queue.summary()).paused;
    const again = await place.reopen();
    assert.deepEqual((await again.summary()).paused, again.supports.durable ? before : []);
    assert.deepEqual(await claimable(again), again.supports.durable ? ['one/cleanup_cache'] : []);
  },

  async 'do not slow the claiming of what is not held back'(place) {
    const queue = await place.open();
    const count = 20_000;
    await queue.enqueue(Array.from({ length: count }, (_, index) => fetchJob(`held/${index}`, { plugin: 'held', priority: 50 })));
    await queue.enqueue(Array.from({ length: 50 }, (_, index) => fetchJob(`open/${index}`, { plugin: 'open' })));
    await queue.pause({ plugin: 'held' });
    const startedAt = performance.now();
    for (let claimed = 0; claimed < 50; claimed += 1) assert.equal((await claimOne(queue)).plugin, 'open');
    assert.deepEqual(await queue.claim({ limit: 1 }), []);
    assert.ok(performance.now() - startedAt < 5000);
    assert.equal((await keysOf(queue, { states: ['ready'] })).length, count);
  },
};
