import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryCache } from '../../builtin/memory/cache.ts';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import { createMemoryJobQueue } from '../../builtin/memory/job-queue.ts';
import { createMemoryStateStorage } from '../../builtin/memory/state-storage.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ClaimedJob, JobOutcome, JobSpec } from '../../plugin/job.ts';
import { noHolds } from '../engine/holds.ts';
import type { JobResult } from './job-result.ts';
import { createJobRunner, type RunnerParts } from './job-runner.ts';
import { nameOnlyItems } from './name-only-items.ts';
import { createSelectionTable } from './selection-table.ts';

/** A runner over providers in memory; its workers do what `work` says, when they are told to. */
async function openRunner(room = 10, holds: RunnerParts['holds'] = noHolds) {
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
  const runner = createJobRunner({ ...parts, holds, onSettled: (job, { outcome }) => settled.push(`${job.key} ${outcome.type}`) });
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

const full = (): Promise<never> => Promise.reject(new PaiseError('DISK_FULL', 'The disk is full.'));

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

test('a turn that finds the disk full is kept, and committed when there is room', async () => {
  let times = 0;
  const { runner, queue, storage, atWork, finish } = await openRunner(10, { ...noHolds, diskFull: () => void (times += 1) });
  await runner.start();
  await runner.submit({ enqueue: specs(1) });
  await until(() => atWork.length === 1);
  const { settle, enqueue } = queue;
  Object.assign(queue, { settle: full, enqueue: full });
  finish(1);
  const submitted = runner.submit({ enqueue: [spec('later.txt')] });
  await until(() => times >= 2);
  Object.assign(queue, { settle, enqueue });
  expect(await submitted).toEqual(['inserted']);
  await until(() => atWork.length === 1);
  finish(1);
  await runner.idle(0);
  expect(await storage.itemByUrl('file:///0.txt')).toMatchObject({ status: 'indexed' });
  expect(await storage.itemByUrl('file:///later.txt')).toMatchObject({ status: 'indexed' });
});

test('what is held is not begun, and is when the hold is over', async () => {
  let held = true;
  const hold = { code: 'disk', text: 'The disk is full.', since: 0 } as const;
  const { runner, atWork, finish } = await openRunner(10, {
    ...noHolds,
    urgency: () => (held ? undefined : Number.POSITIVE_INFINITY),
    stopsListing: () => held,
    all: () => (held ? [hold] : []),
  });
  await runner.start();
  await runner.submit({ enqueue: specs(2) });
  const waiting = { idle: false, room: false };
  const idle = runner.idle(0).then(() => (waiting.idle = true));
  const room = runner.room().then(() => (waiting.room = true));
  await setTimeout(100);
  expect({ ...waiting, atWork }).toEqual({ idle: false, room: false, atWork: [] });
  held = false;
  await runner.queueChanged();
  await until(() => atWork.length === 2);
  await room;
  finish(2);
  await idle;
});

test('nobody waits for what a person paused', async () => {
  const hold = { code: 'paused', text: 'Paused.', since: 0 } as const;
  const { runner, atWork, states } = await openRunner(10, { ...noHolds, urgency: () => undefined, all: () => [hold] });
  await runner.start();
  await runner.submit({ enqueue: specs(2) });
  await runner.idle(0);
  expect(atWork).toEqual([]);
  expect(await states()).toMatchObject({ ready: 2 });
});

test('a job that was put off is begun when it is due, though nobody waits', async () => {
  const { runner, atWork, finish } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: specs(1) });
  await until(() => atWork.length === 1);
  finish(1, { type: 'later', delayMs: 100, reason: 'not yet' });
  await until(() => atWork.length === 1);
  expect(atWork[0]?.key).toBe('file:///0.txt');
});

/** A part of the result of a job: its item so far, and one child. */
function partOf(job: ClaimedJob, key: string): JobResult {
  const { change } = resultOf(job, { type: 'done' });
  if (change.type !== 'put') throw new Error(`it was ${change.type}`);
  const [own] = change.items.items;
  const child = { ...own!, url: `${job.key}!/${key}`, parentUrl: job.key };
  const progress = { since: job.token, children: 1, of: 'x' };
  return {
    token: { id: job.id, token: job.token },
    outcome: { type: 'progress', progress },
    change: { type: 'append', items: { ...change.items, items: [{ ...own!, status: 'partial' }, child] } },
    followUps: [],
    bytes: 0,
  };
}

test('a part of a result is stored, and the job goes on', async () => {
  const { runner, atWork, storage, settled, states, finish } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('a.box')] });
  await until(() => atWork.length === 1);
  const [job] = atWork;
  await runner.storePart(partOf(job!, 'one'));
  await runner.storePart(partOf(job!, 'two'));
  expect(await storage.itemByUrl('file:///a.box!/one')).toMatchObject({ parentUrl: 'file:///a.box' });
  expect(await storage.itemByUrl('file:///a.box')).toMatchObject({ status: 'partial' });
  expect([await states(), settled, runner.backlog()]).toMatchObject([{ running: 1 }, [], 1]);
  finish(1);
  await runner.idle(0);
  expect([await states(), settled]).toMatchObject([{ running: 0, ready: 0 }, ['file:///a.box done']]);
});

test('after the death of its worker, a job is claimed with its progress and without the member at which it died', async () => {
  const { runner, atWork, storage, queue } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('a.box')] });
  await until(() => atWork.length === 1);
  const [job] = atWork.splice(0);
  await runner.storePart(partOf(job!, 'one'));
  runner.onWorkerEnd({ code: 'crash', text: 'It died.', at: { url: job!.key, member: 'bad', extension: 'test/x', version: 2 } }, [job!]);
  await until(() => atWork.length === 1);
  expect(atWork[0]).toMatchObject({ skip: ['bad'], progress: { since: job!.token, children: 1 }, crashes: 0 });
  const [row] = (await Array.fromAsync(queue.list({}))).flat();
  expect(row?.lastFailure).toMatchObject({ blame: 'worker', code: 'crash', member: 'bad', extension: 'test/x', version: 2 });
  expect(await storage.itemByUrl('file:///a.box')).toMatchObject({ status: 'partial', reason: { code: 'crash', text: 'It died.' } });
  expect(await storage.itemByUrl('file:///a.box!/one')).toBeDefined();
});

test('stopping gives back a job of which a part has just come, with its progress', async () => {
  const { runner, atWork, states, queue } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('a.box')] });
  await until(() => atWork.length === 1);
  const stored = runner.storePart(partOf(atWork[0]!, 'one'));
  await runner.stop();
  await stored;
  expect(await states()).toMatchObject({ ready: 1, running: 0 });
  expect(await queue.claim({ limit: 1 })).toMatchObject([{ progress: { children: 1 } }]);
  await expect(runner.storePart(partOf(atWork[0]!, 'two'))).rejects.toMatchObject({ code: 'ABORTED' });
});

test('a part from somebody who has lost the job is refused', async () => {
  const { runner, atWork, storage } = await openRunner();
  await runner.start();
  await runner.submit({ enqueue: [spec('a.box')] });
  await until(() => atWork.length === 1);
  const [job] = atWork;
  await expect(runner.storePart(partOf({ ...job!, token: job!.token - 1 }, 'one'))).rejects.toMatchObject({ code: 'ABORTED' });
  expect(await storage.itemByUrl('file:///a.box')).toBeUndefined();
});

test('on battery nobody waits for what is held, and an engine with nothing to do takes no turns', async () => {
  const hold = { code: 'battery', text: 'On battery.', since: 0 } as const;
  const { runner, queue, atWork, finish, states } = await openRunner(10, { ...noHolds, urgency: () => 50, all: () => [hold] });
  await runner.start();
  await runner.submit({ enqueue: [{ ...spec('changed.txt'), priority: 50 }, spec('bulk.txt')] });
  await until(() => atWork.length === 1);
  expect(atWork[0]?.key).toBe('file:///changed.txt');
  finish(1);
  await runner.idle(0);
  expect(await states()).toMatchObject({ ready: 1 });
  await queue.discard({});
  await runner.queueChanged();
  await runner.idle(0);
  // One more may be under way; after that there is none.
  const { turns } = { ...runner.counts() };
  await setTimeout(4500);
  expect(runner.counts().turns).toBeLessThanOrEqual(turns + 1);
});

test('a full disk is no reason to wait when nothing is left', async () => {
  const hold = { code: 'disk', text: 'Full.', since: 0 } as const;
  const { runner } = await openRunner(10, { ...noHolds, urgency: () => undefined, stopsListing: () => true, all: () => [hold] });
  await runner.start();
  await runner.idle(0);
  expect(runner.backlog()).toBe(0);
});

test('what an earlier run left and what is discarded are counted', async () => {
  const { runner, queue } = await openRunner(10, { ...noHolds, urgency: () => undefined });
  await queue.enqueue(specs(5));
  await runner.start();
  expect(runner.backlog()).toBe(5);
  await queue.discard({});
  await runner.queueChanged();
  expect(runner.backlog()).toBe(0);
});
