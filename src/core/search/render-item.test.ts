import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import { openPool } from '../workers/test-pool.ts';
import { createRenderer } from './render-item.ts';

const folder = mkdtempSync(join(tmpdir(), 'paise2-render-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As far as a renderer looks at it. */
function itemOf(name: string): StoredItem {
  writeFileSync(join(folder, name), 'content');
  const url = fileUrl(join(folder, name));
  return { url, sourceUrl: url } as StoredItem;
}

/** A renderer over workers in processes, and the numbers of those. */
function opened(mostMs?: number) {
  const pids: (number | undefined)[] = [];
  const renderer = createRenderer(async () => {
    const { pool, launched } = openPool();
    void pool.ask('ping', undefined).then(() => pids.push(launched[0]?.pid));
    return pool;
  }, mostMs);
  onTestFinished(() => renderer.close());
  const draw = (name: string, page = 1, signal = new AbortController().signal) =>
    renderer.render(itemOf(name), { page, longest: 9000, signal });
  return { renderer, draw, pids };
}

test('a picture comes from the process of a worker, no larger than is given out', async () => {
  const { draw, pids } = opened();
  expect(await draw('fine.txt', 2)).toEqual({
    bytes: expect.any(Uint8Array) as Uint8Array,
    mimeType: 'image/gif',
    width: 4000,
    height: 1,
    pages: 3,
  });
  expect(Buffer.from((await draw('fine.txt'))?.bytes ?? []).toString()).toBe(`GIF89a ${pids[0]}`);
  expect(await draw('fine.txt', 4)).toBeUndefined();
  for (const page of [0, -1, 1.5, Number.NaN]) expect(await draw('fine.txt', page)).toBeUndefined();
});

test('what is not on this machine is not fetched', async () => {
  const { renderer } = opened();
  const item = { url: 'test:/fine.txt', sourceUrl: 'test:/fine.txt' } as StoredItem;
  expect(await renderer.render(item, { page: 1, longest: 100, signal: new AbortController().signal })).toBeUndefined();
});

test('what is no picture is not taken for one', async () => {
  await expect(opened().draw('lie.txt')).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});

test('what takes too long is ended, and the next is drawn by another process', async () => {
  const { draw, pids } = opened(1500);
  const [late, next] = [draw('hang.txt'), draw('fine.txt')];
  await expect(late).rejects.toMatchObject({ code: 'WORKER_TIMEOUT' });
  expect(await next).toMatchObject({ pages: 3 });
  expect(new Set(pids).size).toBe(2);
});

test('a worker that dies is told, and the next is drawn', async () => {
  const { draw } = opened();
  await expect(draw('exit.txt')).rejects.toMatchObject({ code: 'WORKER_DIED' });
  expect(await draw('fine.txt')).toMatchObject({ pages: 3 });
});

test('who does not want it any more does not wait', async () => {
  const { draw } = opened(1500);
  const stop = new AbortController();
  const [late, unwanted] = [draw('hang.txt'), draw('fine.txt', 1, stop.signal)];
  stop.abort(new Error('Nobody looks.'));
  await expect(unwanted).rejects.toThrow('Nobody looks.');
  await expect(draw('fine.txt', 1, stop.signal)).rejects.toThrow('Nobody looks.');
  await expect(late).rejects.toMatchObject({ code: 'WORKER_TIMEOUT' });
});

test('a closed renderer draws nothing', async () => {
  const { draw, renderer } = opened();
  await draw('fine.txt');
  renderer.close();
  await expect(draw('fine.txt')).rejects.toMatchObject({ code: 'ABORTED' });
});
