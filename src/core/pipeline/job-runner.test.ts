import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryCache } from '../../builtin/memory/cache.ts';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import { createMemoryJobQueue } from '../../builtin/memory/job-queue.ts';
import { createMemoryStateStorage } from '../../builtin/memory/state-storage.ts';
import type { ClaimedJob, JobOutcome, JobSpec } from '../../plugin/job.ts';
import type { JobResult } from './job-result.ts';
import { createJobRunner } from './job-runner.ts';
import { nameOnlyItems } from './name-only-items.ts';
import { createSelectionTable } from './selection-table.ts';

/** A runner over providers in memory; its workers do what `work` says, when they are told to. */
async function openRunner(room = 10) {
  const place = { dataDirectory: randomUUID(), access: 'write' } as const;
  const [storage, queue, state, cache] = [
    createMemoryDataStorage(place),
    createMemoryJobQueue(place),
    createMemoryStateStorage(place),
    createMemoryCache(place),
  ];
  const atWork: ClaimedJob[] = [];
  const settled: string[] = [];
  const pool = { room: () => room - atWork.length, dispatch: (jobs: readonly ClaimedJob[]) => void atWork.push(...jobs) };
  const parts = { storage, queue, state, cache, table: createSelectionTable([], () => ({}), {}), pool };
  const runner = createJobRunner({ ...parts, onSettled: (job, { outcome }) => settled.push(`${job.key} ${outcome.type}`) });
  onTestFinished(() => runner.stop());
  return {
    ...parts,
    runner,
    atWork,
    settled,
    states: async () => (await queue.summary()).byState,
    /** Ends the work on the first `count` jobs. */
    finish(count: number, outcome: JobOutcome = { type: 'done' }) {
      runner.onResults(atWork.splice(0, count).map((job) => resultOf(job, outcome)));
    },
  };
}

function resultOf(job: ClaimedJob, outcome: JobOutcome): JobResult {
  const base = { token: { id: job.id, token: job.token }, outcome, followUps: [], bytes: 1 };
  if (outcome.type === 'done' || outcome.type === 'failed') {
    const failed = outcome.type === 'failed';
    const items = nameOnlyItems(
      { url: job.key, source: 'test/source', fingerprint: '1', mimeType: 'text/plain', revision: '1' },
      failed ? 'failed' : 'indexed',
      { code: 'x', text: 'x' },
    );
    return { ...base, change: { type: failed ? 'failed' : 'put', items } };
  }
  return { ...base, change: { type: 'none' } };
}

const spec = (name: string, revision = '1'): JobSpec => ({
  kind: 'fetch_content',
  key: `file:///${name}`,
  plugin: 'test',
  revision,
  payload: { url: `file:///${name}`, source: 'test/source', fingerprint: revision },
});
const specs = (count: number): JobSpec[] => Array.from({ length: count }, (_, index) => spec(`${index}.txt`));

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = performance.now(); !(await isSo()); await setTimeout(2)) {
    if (performance.now() - started > 5000) throw new Error('it did not come to that');
  }
}

test('jobs go from the queue to the workers, and their results into the index', async () => {
  const { runner, storage, atWork, settled, finish, states } = await openRunner();
  await runner.start();
  expect(await runner.submit({ enqueue: specs(3) })).toEqual(['inserted', 'inserted', 'inserted']);
  await until(() => atWork.length === 3);
  expect(runner.backlog()).toBe(3);
  finish(3);
  await runner.idle(0);
  expect(settled).toEqual(['file:///0.txt done', 'file:///1.txt done', 'file:///2.txt done']);
  expect(await storage.itemByUrl('file:///1.txt')).toMatchObject({ status: 'indexed' });
  expect(await states()).toEqual({ ready: 0, waiting: 0, running: 0, dead: 0 });
  expect(runner.backlog()).toBe(0);
});

test('no more is claimed than the workers have room for', async () => {
  const { runner, atWork, finish, states } = await openRunner(4);
  await runner.start();
  await runner.submit({ enqueue: specs(10) });
  await until(() => atWork.length === 4);
  await setTimeout(60);
  expect(await states()).toMatchObject({ running: 4, ready: 6 });
  for (let done = 0; done < 10; done += 2) {
    await until(() => atWork.length >= 2);
    finish(2);
  }
  await runner.idle(0);
  expect(await states()).toMatchObject({ running: 0, ready: 0 });
});

test('a job that changes while it runs runs again', async () => {
  const { runner, atWork, finish, settled } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('a.txt', '1')] });
  await until(() => atWork.length === 1);
  expect(await runner.submit({ enqueue: [spec('a.txt', '2')] })).toEqual(['rerun']);
  finish(1);
  await until(() => atWork.length === 1);
  expect(atWork[0]?.revision).toBe('2');
  finish(1);
  await runner.idle(0);
  expect(settled.length).toBe(2);
});

test('an outdated result has no effect', async () => {
  const { runner, atWork, settled, storage } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: specs(1) });
  await until(() => atWork.length === 1);
  const [job] = atWork;
  runner.onResults([resultOf({ ...job!, token: job!.token - 1 }, { type: 'done' }), resultOf({ ...job!, id: 999 }, { type: 'done' })]);
  await setTimeout(60);
  expect(settled).toEqual([]);
  expect(await storage.itemByUrl('file:///0.txt')).toBeUndefined();
});

test('the death of a worker counts against the job that it was at, and what was read before stays', async () => {
  const { runner, atWork, storage, queue, finish } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('known.txt'), spec('new.txt')] });
  await until(() => atWork.length === 2);
  finish(1);
  await runner.submit({ enqueue: [spec('known.txt', '2')] });
  await until(() => atWork.length === 2);
  runner.onWorkerEnd({ code: 'crash', text: 'It died.' }, atWork.splice(0));
  await runner.idle(0);
  const rows = (await Array.fromAsync(queue.list({}))).flat();
  expect(rows).toMatchObject(
    [1, 2].map(() => ({ state: 'waiting', crashes: 1, attempts: 0, lastFailure: { blame: 'worker', code: 'crash' } })),
  );
  expect(await storage.itemByUrl('file:///known.txt')).toMatchObject({ status: 'indexed' });
  expect(await storage.itemByUrl('file:///new.txt')).toMatchObject({ status: 'failed', reason: { code: 'crash' } });
});

test('idle waits for what is due within the grace, and not for what is due later', async () => {
  const { runner, atWork, finish } = await openRunner();
  await runner.start();
  await runner.submit({
    enqueue: [
      { ...spec('soon.txt'), notBefore: Date.now() + 100 },
      { ...spec('late.txt'), notBefore: Date.now() + 60_000 },
    ],
  });
  const idle = runner.idle(1000);
  await until(() => atWork.length === 1);
  expect(atWork[0]?.key).toBe('file:///soon.txt');
  finish(1);
  await idle;
  expect(atWork).toEqual([]);
});

test('stopping gives back what is at work, commits what is done, and wakes whoever waits', async () => {
  const { runner, atWork, settled, states, finish } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: specs(3) });
  await until(() => atWork.length === 3);
  const waiting = [runner.idle(0), runner.idle(0)].map((idle) => idle.catch((error: unknown) => error));
  finish(1);
  await Promise.all([runner.stop(), runner.stop()]);
  expect(settled.filter((line) => line.endsWith('done')).length).toBe(1);
  expect(await states()).toMatchObject({ ready: 2, running: 0 });
  expect(await Promise.all(waiting)).toMatchObject([{ code: 'ABORTED' }, { code: 'ABORTED' }]);
  await expect(runner.submit({ enqueue: specs(1) })).rejects.toMatchObject({ code: 'ABORTED' });
});

test('when a turn cannot be committed, everybody who waits learns why', async () => {
  const { runner, queue, atWork } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: specs(1) });
  await until(() => atWork.length === 1);
  const idle = runner.idle(0);
  queue.enqueue = () => Promise.reject(new Error('the disk is full'));
  await expect(runner.submit({ enqueue: specs(2) })).rejects.toThrow('the disk is full');
  await expect(idle).rejects.toThrow('the disk is full');
  await expect(runner.submit({ enqueue: specs(1) })).rejects.toThrow('the disk is full');
  await expect(runner.room()).rejects.toThrow('the disk is full');
});

test('a source waits while very much is ahead', async () => {
  const { runner } = await openRunner(1);
  await runner.start();
  await runner.room();
  await runner.submit({ enqueue: specs(50_010) });
  expect(await Promise.race([runner.room().then(() => 'room'), setTimeout(50, 'full')])).toBe('full');
});
