import assert from 'node:assert/strict';
import type { JobRow } from '../../../plugin/job.ts';
import { killAmidRole } from '../child-process.ts';
import type { Cases } from '../place.ts';
import { batchSize } from './endless-work.ts';
import { addDead, claimOne, fetchJob, keysOf, listed } from './job-specs.ts';

export const durabilityCases: Cases<'jobQueue'> = {
  async 'keeps jobs over close and reopening exactly if it is durable'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('ready'), fetchJob('waiting', { notBefore: Date.now() + 3_600_000 })]);
    const before = await listed(queue);
    const again = await place.reopen();
    assert.deepEqual(await listed(again), again.supports.durable ? before : []);
  },

  async 'tokens go on growing after reopening'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const before = Math.max((await claimOne(queue)).token, await queue.issueToken());
    const again = await place.reopen();
    await again.recover();
    await again.enqueue([fetchJob('b')]);
    if (again.supports.durable) assert.ok((await claimOne(again)).token > before && (await again.issueToken()) > before + 1);
    else assert.deepEqual(await keysOf(again), ['b']);
  },

  async 'opened for reading, it shows jobs and changes none'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const reader = await place.open('read');
    assert.deepEqual(await keysOf(reader), ['a']);
    assert.deepEqual((await reader.summary()).byState, { ready: 1, waiting: 0, running: 0, dead: 0 });
    await assert.rejects(reader.enqueue([fetchJob('b')]));
    await assert.rejects(reader.claim({ limit: 1 }));
    await assert.rejects(reader.discard({}));
    await queue.enqueue([fetchJob('c')]);
    assert.deepEqual(await keysOf(reader), ['a', 'c']);
  },

  async 'loses nothing that was acknowledged when the process is killed, and leaves nothing half done'(place) {
    if (!(await place.open()).supports.durable) return;
    const acknowledged: string[] = [];
    for (let run = 0; run < 5; run += 1) {
      await place.close();
      acknowledged.push(...(await killAmidRole(place.opening, 'job-queue/endless-work', run)));
      const queue = await place.open();
      const running = (await queue.summary()).byState.running;
      if (queue.supports.lease === 'session') assert.equal(await queue.recover(), running);
      checkSurvivors(await listed(queue), acknowledged);
    }
  },
};

/** Compares what is there with what children told before they were killed. */
function checkSurvivors(rows: readonly JobRow[], acknowledged: readonly string[]): void {
  const told = (word: string): ReadonlySet<string> =>
    new Set(acknowledged.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)));
  const [enqueued, claimed, settled] = [told('enqueued'), told('claimed'), told('done')];
  const waiting = new Set(rows.filter((row) => row.kind === 'fetch_content').map((row) => row.key));
  const followUps = new Set(rows.filter((row) => row.kind === 'cleanup_cache').map((row) => row.key));
  const batches = new Set([...enqueued, ...Array.from(waiting, (key) => key.slice(0, key.indexOf('/')))]);

  assert.ok(rows.every((row) => row.attempts === 0 && row.crashes === 0));
  for (const key of settled) assert.ok(followUps.has(key), `the follow-up of ${key} is missing`);
  for (const key of followUps) assert.ok(claimed.has(key), `${key} was settled but never claimed`);
  for (const batch of batches) {
    for (let index = 0; index < batchSize; index += 1) {
      const key = `${batch}/${index}`;
      assert.ok(waiting.has(key) !== followUps.has(key), `${key} is ${waiting.has(key) ? 'half settled' : 'lost'}`);
    }
  }
}
