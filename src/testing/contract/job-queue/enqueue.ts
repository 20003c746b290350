import assert from 'node:assert/strict';
import { jobPriority } from '../../../plugin/job.ts';
import type { JobSpec } from '../../../plugin/job.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { addDead, claimOne, cleanupJob, done, fetchJob, keysOf, listed, onlyJob, settlementOf } from './job-specs.ts';

const payloadOf = (key: string, fingerprint: string) => ({ url: key, source: 'files/directory', fingerprint });

export const enqueueCases: Cases<'jobQueue'> = {
  async 'starts empty'(place) {
    const queue = await place.open();
    assert.deepEqual(await queue.claim({ limit: 10 }), []);
    assert.deepEqual(await listed(queue), []);
    assert.equal(await queue.nextReadyAt(), undefined);
  },

  async 'answers in the order of the specs'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('file:///b')]);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a'), fetchJob('file:///b'), fetchJob('file:///c')]), [
      'inserted',
      'merged',
      'inserted',
    ]);
    assert.deepEqual(await queue.enqueue([]), []);
  },

  async 'keeps every kind of payload as it was'(place) {
    const queue = await place.open();
    const specs: readonly JobSpec[] = [
      {
        kind: 'extract_content',
        key: 'file:///naïve \u{1F600}.txt',
        plugin: 'files',
        priority: 7,
        revision: '8:16 32',
        payload: {
          url: 'file:///naïve \u{1F600}.txt',
          source: 'files/directory',
          fingerprint: '8:16 32',
          location: { kind: 'file', path: '/naïve', size: 3, modifiedAt: 1_700_000_000_123 },
          mimeType: 'text/plain',
          metadata: { title: 'null', tags: ['a', ''], nested: { deep: [1, null, { '': false }] } },
        },
      },
      cleanupJob('c1'),
    ];
    await queue.enqueue(specs);
    const claimed = await queue.claim({ limit: 2 });
    for (const [index, spec] of specs.entries()) {
      const { kind, key, plugin, revision, payload } = claimed[index] ?? assert.fail('a job is missing');
      assert.deepEqual({ kind, key, plugin, revision, payload }, withoutPriority(spec));
    }
  },

  async 'is not changed by what the caller does with a spec afterwards'(place) {
    const queue = await place.open();
    const tags = ['before'];
    await queue.enqueue([fetchJob('file:///a', { payload: { ...payloadOf('file:///a', 'r1'), metadata: { tags } } })]);
    tags.push('after');
    const job = await claimOne(queue);
    assert.deepEqual(job.kind === 'fetch_content' && job.payload.metadata, { tags: ['before'] });
  },

  async 'tells jobs apart by kind and key'(place) {
    const queue = await place.open();
    assert.deepEqual(await queue.enqueue([fetchJob('k'), cleanupJob('k')]), ['inserted', 'inserted']);
    assert.equal((await listed(queue)).length, 2);
  },

  async 'merged: takes the new payload and the more urgent priority'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('file:///a', { priority: jobPriority.bulk })]);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a', { priority: jobPriority.asked, revision: 'r2' })]), ['merged']);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a', { priority: jobPriority.normal, revision: 'r3' })]), ['merged']);
    const row = await onlyJob(queue);
    assert.equal(row.priority, jobPriority.asked);
    assert.equal(row.revision, 'r3');
    assert.deepEqual(row.payload, payloadOf('file:///a', 'r3'));
  },

  async 'merged: also within one call'(place) {
    const queue = await place.open();
    const results = await queue.enqueue([fetchJob('file:///a'), fetchJob('file:///a', { revision: 'r2' })]);
    assert.deepEqual(results, ['inserted', 'merged']);
    assert.equal((await onlyJob(queue)).revision, 'r2');
  },

  async 'running: the very revision at work changes nothing'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('file:///a')]);
    const job = await claimOne(queue);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a')]), ['running']);
    await queue.settle([settlementOf(job, done)]);
    assert.deepEqual(await listed(queue), []);
  },

  async 'rerun: another revision runs after the one at work, with the new payload and never beside it'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('file:///a')]);
    const first = await claimOne(queue);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a', { revision: 'r2' })]), ['rerun']);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a', { revision: 'r3' })]), ['rerun']);
    assert.deepEqual(await queue.claim({ limit: 10 }), []);
    assert.deepEqual(await queue.settle([settlementOf(first, done)]), []);
    const second = await claimOne(queue);
    assert.equal(second.revision, 'r3');
    assert.deepEqual(second.payload, payloadOf('file:///a', 'r3'));
    await queue.settle([settlementOf(second, done)]);
    assert.deepEqual(await listed(queue), []);
  },

  async 'kept-dead and revived: a dead job comes back under another revision only'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('file:///a')]);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a')]), ['kept-dead']);
    assert.deepEqual(await queue.claim({ limit: 1 }), []);
    assert.deepEqual(await queue.enqueue([fetchJob('file:///a', { revision: 'r2' })]), ['revived']);
    const job = await claimOne(queue);
    assert.deepEqual([job.revision, job.attempts, job.crashes], ['r2', 0, 0]);
    assert.deepEqual(job.payload, payloadOf('file:///a', 'r2'));
  },

  async 'adds all or none'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('file:///a')]);
    const poisoned = fetchJob('file:///c', { payload: { ...payloadOf('file:///c', 'r1'), metadata: poison } });
    await assert.rejects(queue.enqueue([fetchJob('file:///a', { revision: 'r2' }), fetchJob('file:///b'), poisoned]));
    assert.equal((await onlyJob(queue)).revision, 'r1');
  },

  async 'takes thousands of jobs at once'(place) {
    const queue = await place.open();
    const specs = Array.from({ length: 5000 }, (_, index) => fetchJob(`file:///${index}`));
    assert.equal((await queue.enqueue(specs)).filter((result) => result === 'inserted').length, 5000);
    assert.equal((await queue.summary()).byState.ready, 5000);
    assert.equal(new Set(await keysOf(queue)).size, 5000);
  },
};

function withoutPriority(spec: JobSpec): object {
  const { priority: _priority, ...others } = spec;
  return others;
}
