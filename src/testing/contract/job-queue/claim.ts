import assert from 'node:assert/strict';
import { jobPriority } from '../../../plugin/job.ts';
import type { Cases } from '../place.ts';
import { withClock } from '../clock.ts';
import { claimOne, cleanupJob, fetchJob, keysOf, onlyJob, settlementOf } from './job-specs.ts';

export const claimCases: Cases<'jobQueue'> = {
  async 'hands out the most urgent first, then the oldest'(place) {
    const queue = await place.open();
    const { asked, changed, bulk } = jobPriority;
    await queue.enqueue([fetchJob('bulk', { priority: bulk }), fetchJob('old', { priority: changed }), fetchJob('normal')]);
    await queue.enqueue([fetchJob('young', { priority: changed }), fetchJob('asked', { priority: asked })]);
    const claimed = [...(await queue.claim({ limit: 2 })), ...(await queue.claim({ limit: 10 }))];
    assert.deepEqual(
      claimed.map((job) => job.key),
      ['asked', 'old', 'young', 'normal', 'bulk'],
    );
  },

  async 'follows a job that became more urgent'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    await queue.enqueue([fetchJob('b', { priority: jobPriority.asked })]);
    assert.deepEqual([(await claimOne(queue)).key, (await claimOne(queue)).key], ['b', 'a']);
  },

  async 'hands out at most what was asked for'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b'), fetchJob('c')]);
    assert.equal((await queue.claim({ limit: 0 })).length, 0);
    assert.equal((await queue.claim({ limit: 2 })).length, 2);
    assert.equal((await queue.claim({ limit: 2 })).length, 1);
  },

  async 'hands out the asked kinds only'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), cleanupJob('b'), fetchJob('c')]);
    const cleanup = await queue.claim({ limit: 10, kinds: ['cleanup_cache', 'extract_content'] });
    assert.deepEqual(
      cleanup.map((job) => job.key),
      ['b'],
    );
    assert.deepEqual(await queue.claim({ limit: 10, kinds: [] }), []);
    assert.equal((await queue.claim({ limit: 10 })).length, 2);
  },

  async 'hands out what is urgent enough only'(place) {
    const queue = await place.open();
    const { asked, changed, bulk } = jobPriority;
    await queue.enqueue([fetchJob('bulk', { priority: bulk }), fetchJob('changed', { priority: changed }), fetchJob('normal')]);
    const keys = async (urgency: number): Promise<readonly string[]> => (await queue.claim({ limit: 10, urgency })).map(({ key }) => key);
    assert.deepEqual(await keys(asked), []);
    assert.deepEqual(await keys(changed), ['changed']);
    assert.deepEqual(await keys(bulk), ['normal', 'bulk']);
  },

  async 'hands out no job twice'(place) {
    const queue = await place.open();
    await queue.enqueue(Array.from({ length: 100 }, (_, index) => fetchJob(`k${index}`)));
    const claims = await Promise.all(Array.from({ length: 20 }, () => queue.claim({ limit: 7 })));
    const ids = claims.flat().map((job) => job.id);
    assert.equal(ids.length, 100);
    assert.equal(new Set(ids).size, 100);
    assert.equal((await queue.summary()).byState.running, 100);
  },

  async 'gives tokens that grow with every claim'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b'), fetchJob('c')]);
    let last = 0;
    for (let round = 0; round < 6; round += 1) {
      const job = await claimOne(queue);
      assert.ok(job.token > last, 'a later claim has a higher token');
      last = job.token;
      await queue.settle([settlementOf(job, { type: 'released' })]);
    }
  },

  async 'issues tokens above every token so far, and hands out higher ones afterwards'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    const before = await claimOne(queue);
    const issued = await queue.issueToken();
    const again = await queue.issueToken();
    const after = await claimOne(queue);
    assert.ok(before.token < issued && issued < again && again < after.token);
  },

  async 'does not start a job before its time'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      const time = Date.now() + 3_600_000;
      await queue.enqueue([fetchJob('later', { notBefore: time }), fetchJob('past', { notBefore: Date.now() - 1000 })]);
      assert.deepEqual(await keysOf(queue, { states: ['waiting'] }), ['later']);
      assert.equal(await queue.nextReadyAt(), time);
      assert.equal((await claimOne(queue)).key, 'past');
      assert.deepEqual(await queue.claim({ limit: 1 }), []);
      advanceTo(time);
      assert.equal((await claimOne(queue)).key, 'later');
      assert.equal(await queue.nextReadyAt(), undefined);
    });
  },

  async 'starts with no attempts and no crashes'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    assert.deepEqual([job.attempts, job.crashes], [0, 0]);
    const row = await onlyJob(queue);
    assert.deepEqual([row.state, row.id], ['running', job.id]);
  },
};
