import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { JobRow, JobSpec } from '../../plugin/job.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { Settlement } from '../../plugin/turn.ts';
import type { Connection } from './database.ts';
import { openConnection } from './database.ts';
import { emptyTurn } from './empty-turn.ts';
import { createEmbeddedJobQueue } from './job-queue.ts';
import { createEmbeddedStateStorage } from './state-storage.ts';

test('One bad settlement fails its own job and leaves the others alone', async () => {
  const { connection, queue, claimed } = await runningJobs(3);
  const settlements = claimed.map((job, index) => settled(job, index === 1 ? 10n : index));
  const { stale } = await connection.domain.commit({ ...emptyTurn, settlements });
  expect(stale).toEqual([]);
  expect(await stateKeys(connection)).toEqual(['job-0', 'job-2']);
  expect(await rowsOf(queue)).toMatchObject([
    {
      key: 'job-1',
      state: 'dead',
      lastFailure: { blame: 'item', code: 'BAD_PLUGIN_OUTPUT', reason: expect.stringContaining('BigInt') as string },
    },
  ]);
});

test('A value that is too large for the state is bad output', async () => {
  const { connection, queue, claimed } = await runningJobs(1);
  await connection.domain.commit({ ...emptyTurn, settlements: claimed.map((job) => settled(job, 'x'.repeat(1024 * 1024 + 1))) });
  expect(await rowsOf(queue)).toMatchObject([
    { lastFailure: { code: 'BAD_PLUGIN_OUTPUT', reason: expect.stringContaining('1 MiB') as string } },
  ]);
});

test('A fault that belongs to no job undoes the whole turn', async () => {
  const { connection, queue, claimed } = await runningJobs(1);
  const state = [{ partition: 'p', key: 'k', value: 10n as unknown as JsonValue }];
  await expect(connection.domain.commit({ ...emptyTurn, state, settlements: claimed.map((job) => settled(job, 1)) })).rejects.toThrow(
    'BigInt',
  );
  expect(await stateKeys(connection)).toEqual([]);
  expect(await rowsOf(queue)).toMatchObject([{ state: 'running' }]);
});

test('Wherever the disk gets full, the whole turn is undone and nobody is blamed; with room the same turn succeeds', async () => {
  const { connection, queue, claimed } = await runningJobs(3);
  const turn = { ...emptyTurn, settlements: claimed.map((job, index) => settled(job, 'x'.repeat(index * 40_000))) };
  const before = await rowsOf(queue);
  const pages = connection.database.pragma('page_count', { simple: true }) as number;
  let failures = 0;
  for (let limit = pages; (await queue.summary()).byState.running > 0; limit += 1) {
    connection.database.pragma(`max_page_count = ${limit}`);
    const error: unknown = await connection.domain.commit(turn).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) break;
    failures += 1;
    expect(error).toMatchObject({ code: 'DISK_FULL', hint: expect.stringContaining('Free some space') as string });
    expect(await rowsOf(queue)).toEqual(before);
    expect(await stateKeys(connection)).toEqual([]);
  }
  expect(failures).toBeGreaterThan(3);
  expect(await stateKeys(connection)).toEqual(['job-0', 'job-1', 'job-2']);
  expect(await rowsOf(queue)).toEqual([]);
});

test('A settlement that came too late changes neither state nor jobs', async () => {
  const { connection, queue, claimed } = await runningJobs(1);
  const settlements = claimed.map((job) => ({ ...settled(job, 1), followUps: [spec('never')] }));
  await connection.domain.commit({ ...emptyTurn, settlements: claimed.map((job) => ({ ...settled(job, 0), state: [] })) });
  const { stale } = await connection.domain.commit({ ...emptyTurn, settlements });
  expect(stale).toEqual(claimed.map(({ id, token }) => ({ id, token })));
  expect(await stateKeys(connection)).toEqual([]);
  expect(await rowsOf(queue)).toEqual([]);
});

test('Jobs that are enqueued or follow in a turn can be claimed in it', async () => {
  const { connection, claimed } = await runningJobs(1);
  const settlements = claimed.map((job) => ({ ...settled(job, 1), followUps: [spec('next')] }));
  const result = await connection.domain.commit({ ...emptyTurn, settlements, enqueue: [spec('new')], claim: { limit: 10 } });
  expect(result.claimed.map((job) => job.key)).toEqual(['new', 'next']);
});

test('A job in backoff is not brought forward by being listed again, but by a new revision', async () => {
  const { queue, claimed } = await runningJobs(1);
  const failure = { blame: 'item', permanent: false, code: 'timeout', reason: 'slow' } as const;
  await queue.settle(claimed.map((job) => ({ ...settled(job, 0), outcome: { type: 'failed', failure } })));
  expect(await queue.enqueue([spec('job-0')])).toEqual(['merged']);
  expect(await rowsOf(queue)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  expect(await queue.enqueue([{ ...spec('job-0'), revision: 'r2' }])).toEqual(['merged']);
  expect(await rowsOf(queue)).toMatchObject([{ state: 'ready', attempts: 0 }]);
});

test('A job that is put off says why', async () => {
  const { queue, claimed } = await runningJobs(1);
  const outcome = { type: 'later', delayMs: 60_000, reason: 'The server is busy.' } as const;
  await queue.settle(claimed.map((job) => ({ ...settled(job, 0), outcome })));
  expect(await rowsOf(queue)).toMatchObject([
    { state: 'waiting', attempts: 0, lastFailure: { code: 'later', reason: 'The server is busy.' } },
  ]);
});

/** An engine at work on `count` jobs. */
async function runningJobs(count: number) {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-domain-'));
  const connection = await openConnection(directory, 'write');
  onTestFinished(async () => {
    await connection.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const queue = createEmbeddedJobQueue(connection);
  await queue.enqueue(Array.from({ length: count }, (_, index) => spec(`job-${index}`)));
  return { connection, queue, claimed: await queue.claim({ limit: count }) };
}

const spec = (key: string): JobSpec => ({
  kind: 'fetch_content',
  key,
  plugin: 'files',
  revision: 'r1',
  payload: { url: key, source: 'files/files', fingerprint: 'r1' },
});

/** Done, and `value` remembered under the key of the job. */
function settled({ id, token, key }: { id: number; token: number; key: string }, value: JsonValue | bigint): Settlement {
  const state = [{ partition: 'p', key, value: value as JsonValue }];
  return { token: { id, token }, outcome: { type: 'done' }, writes: [], state, followUps: [] };
}

async function rowsOf(queue: JobQueue): Promise<readonly JobRow[]> {
  return (await Array.fromAsync(queue.list({}))).flat();
}

async function stateKeys(connection: Connection): Promise<readonly string[]> {
  return (await createEmbeddedStateStorage(connection).entries('p')).map((entry) => entry.key);
}
