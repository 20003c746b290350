import { emptyTurn } from './empty-turn.ts';
import type { ClaimedJob, JobSpec } from '../../plugin/job.ts';
import type { Settlement } from '../../plugin/turn.ts';
import type { TestProfile } from './test-profile.ts';
import { openProfile, urlsFound, urlsStored } from './test-profile.ts';
import { itemAt, putOf } from './test-storage.ts';

/** For tests of faults: some documents, and jobs to do. */
export async function prepare(directory: string): Promise<void> {
  const profile = await openProfile(directory);
  await profile.storage.write(['old', 'a', 'kept'].map((name) => putOf([itemAt(url(name), { text: `early ${name}` })])));
  await profile.queue.enqueue(['a', 'b', 'c'].map(spec));
  await profile.state.write([{ partition: 'p', key: 'began', value: true }]);
  await profile.close();
}

/** What an engine does from its start to its end: a turn with everything that a turn may have, and tidying. */
export async function work(directory: string): Promise<void> {
  const profile = await openProfile(directory);
  try {
    await profile.queue.recover();
    const [first, second] = await profile.queue.claim({ limit: 2 });
    if (first === undefined || second === undefined) throw new Error('There are no jobs.');
    const released: Settlement = { ...settled(second), outcome: { type: 'released' }, writes: [], state: [], followUps: [] };
    await profile.domain.commit({
      ...emptyTurn,
      settlements: [settled(first), released],
      enqueue: [spec('new')],
      state: [{ partition: 'p', key: 'turned', value: 1 }],
      claim: { limit: 1 },
    });
    await profile.storage.tidy();
  } finally {
    await profile.close();
  }
}

/** What the next engine finds when it has done what is left. Whatever happened to the one before, it comes to the same. */
export async function finish(directory: string): Promise<unknown> {
  const profile = await openProfile(directory);
  try {
    await profile.queue.recover();
    await profile.queue.enqueue([spec('new')]);
    for (;;) {
      const jobs = await profile.queue.claim({ limit: 10 });
      if (jobs.length === 0) break;
      await profile.domain.commit({ ...emptyTurn, settlements: jobs.map(settled) });
    }
    await profile.storage.tidy();
    return await contents(profile);
  } finally {
    await profile.close();
  }
}

async function contents({ storage, queue, state, logged }: TestProfile): Promise<unknown> {
  return {
    stored: await urlsStored(storage),
    early: await urlsFound(storage, 'early'),
    late: await urlsFound(storage, 'late'),
    jobs: (await Array.fromAsync(queue.list({}))).flat(),
    state: (await state.entries('p')).flatMap(({ key }) => (key === 'turned' ? [] : [key])),
    logged,
  };
}

/** The end of a job. That of `a` changes more than its own document. */
function settled({ id, token, key }: ClaimedJob): Settlement {
  const own = putOf([itemAt(key, { text: `late ${key}` })], {}, token);
  const part = itemAt(`${url('box')}!/part`, { text: 'late part', parentUrl: url('box') });
  const box = putOf([itemAt(url('box')), part], {}, token);
  const more: Settlement['writes'] =
    key === url('a') ? [{ type: 'remove', generation: token, sourceUrl: url('old') }, { ...box, type: 'append' } as typeof box] : [];
  return {
    token: { id, token },
    outcome: { type: 'done' },
    writes: [own, ...more],
    state: [{ partition: 'p', key, value: 'done' }],
    followUps: key === url('a') ? [spec('next')] : [],
  };
}

const url = (name: string): string => `file:///${name}`;

const spec = (name: string): JobSpec => ({
  kind: 'fetch_content',
  key: url(name),
  plugin: 'files',
  revision: 'r1',
  payload: { url: url(name), source: 'files/files', fingerprint: 'r1' },
});
