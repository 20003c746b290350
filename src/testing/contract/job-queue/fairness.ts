import assert from 'node:assert/strict';
import { jobPriority } from '../../../plugin/job.ts';
import type { ClaimedJob } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { claimOne, cleanupJob, done, fetchJob, keysOf, settlementOf } from './job-specs.ts';

const jobsOf = (plugin: string, count: number, priority: number = jobPriority.normal) =>
  Array.from({ length: count }, (_, index) => fetchJob(`${plugin}/${index}`, { plugin, priority }));

const pluginsOf = (jobs: readonly ClaimedJob[]): readonly string[] => jobs.map(({ plugin }) => plugin);

const count = (plugins: readonly string[], plugin: string): number => plugins.filter((each) => each === plugin).length;

async function claimSingly(queue: JobQueue, times: number): Promise<readonly string[]> {
  const plugins: string[] = [];
  for (let time = 0; time < times; time += 1) plugins.push((await claimOne(queue)).plugin);
  return plugins;
}

export const fairnessCases: Cases<'jobQueue'> = {
  async 'lets three jobs pass among ten thousand of another plugin'(place) {
    const queue = await place.open();
    await queue.enqueue(jobsOf('files', 10_000));
    await queue.enqueue(jobsOf('mail', 3));
    assert.equal(count(pluginsOf(await queue.claim({ limit: 8 })), 'mail'), 3);
  },

  async 'also where jobs are claimed one by one'(place) {
    const queue = await place.open();
    await queue.enqueue(jobsOf('files', 1000));
    await queue.enqueue([...jobsOf('mail', 3), ...jobsOf('web', 3)]);
    const plugins = await claimSingly(queue, 12);
    assert.deepEqual([count(plugins, 'mail'), count(plugins, 'web')], [3, 3]);
  },

  async 'gives each plugin the same share, and what one does not need to the others'(place) {
    const queue = await place.open();
    await queue.enqueue([...jobsOf('a', 500), ...jobsOf('b', 500), ...jobsOf('c', 10), ...jobsOf('d', 1)]);
    const plugins = pluginsOf(await queue.claim({ limit: 211 }));
    assert.deepEqual([count(plugins, 'c'), count(plugins, 'd')], [10, 1]);
    assert.ok(Math.abs(count(plugins, 'a') - count(plugins, 'b')) <= 1);
    const rest = await queue.claim({ limit: 10_000 });
    assert.equal(plugins.length + rest.length, 1011);
  },

  async 'begins with the oldest of each plugin, whatever its kind'(place) {
    const queue = await place.open();
    await queue.enqueue([
      fetchJob('a1', { plugin: 'a' }),
      { ...cleanupJob('a2'), plugin: 'a' },
      fetchJob('b1', { plugin: 'b' }),
      fetchJob('a3', { plugin: 'a' }),
      fetchJob('b2', { plugin: 'b' }),
    ]);
    const keys = (await queue.claim({ limit: 5 })).map(({ key }) => key);
    assert.deepEqual(
      keys.filter((key) => key.startsWith('a')),
      ['a1', 'a2', 'a3'],
    );
    assert.deepEqual(
      keys.filter((key) => key.startsWith('b')),
      ['b1', 'b2'],
    );
    assert.ok(keys.indexOf('b2') < 4, 'turns are taken');
  },

  async 'never comes before urgency'(place) {
    const queue = await place.open();
    await queue.enqueue([...jobsOf('bulk', 5, jobPriority.bulk), ...jobsOf('asked', 20, jobPriority.asked)]);
    const plugins = pluginsOf(await queue.claim({ limit: 22 }));
    assert.deepEqual(
      plugins.slice(0, 20),
      Array.from({ length: 20 }, () => 'asked'),
    );
    assert.equal(count(plugins, 'bulk'), 2);
  },

  async 'starves nobody where urgent jobs of one plugin keep coming in'(place) {
    const queue = await place.open();
    await queue.enqueue([...jobsOf('a', 50), ...jobsOf('b', 50), ...jobsOf('c', 50)]);
    const plugins: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      await queue.enqueue([fetchJob(`urgent/${round}`, { plugin: 'c', priority: jobPriority.asked })]);
      const claimed = await queue.claim({ limit: 2 });
      plugins.push(...pluginsOf(claimed.slice(1)));
      await queue.settle(claimed.map((job) => settlementOf(job, done)));
    }
    assert.ok(count(plugins, 'a') >= 3 && count(plugins, 'b') >= 3, plugins.join(' '));
  },

  async 'shows in the list'(place) {
    const queue = await place.open();
    await queue.enqueue([...jobsOf('a', 5), ...jobsOf('b', 2)]);
    const keys = await keysOf(queue);
    assert.ok(keys.indexOf('b/0') <= 1 && keys.indexOf('b/1') <= 3, keys.join(' '));
  },
};
