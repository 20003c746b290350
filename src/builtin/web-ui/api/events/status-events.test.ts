import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Status } from '../../../../plugin/paise.ts';
import { createStatusEvents, type StatusEvents } from './status-events.ts';

type Activity = NonNullable<Status['engine']>['activity'];

/** A status of an engine, as far as events look at it. */
const statusOf = (activity: Activity, done: number, memory = 0): Status =>
  ({
    freshness: {},
    engine: { activity, counts: { done }, workers: [{ pid: 1, rssBytes: memory }], memory: { engine: memory, all: memory } },
  }) as unknown as Status;

/** The numbers of jobs done in the events that came, until there is nothing more. */
function listen(events: StatusEvents, signal = new AbortController().signal) {
  const reader = events.stream(signal).pipeThrough(new TextDecoderStream()).getReader();
  const heard: number[] = [];
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const [, data = ''] of value.matchAll(/^event: status\ndata: (.*)\n\n/gm))
        heard.push((JSON.parse(data) as { readonly engine: { readonly counts: { readonly done: number } } }).engine.counts.done);
    }
  })();
  return { heard, ended, leave: () => reader.cancel() };
}

test('all who listen hear of one question, and nobody is asked when they left', { timeout: 10_000 }, async () => {
  let asked = 0;
  const events = createStatusEvents(async () => statusOf('indexing', (asked += 1)));
  const listeners = [listen(events), listen(events), listen(events)];
  await expect.poll(() => listeners.every(({ heard }) => heard.length >= 3), { timeout: 5000 }).toBe(true);
  for (const { heard } of listeners) expect(heard.slice(0, 3)).toEqual([1, 2, 3]);
  for (const { leave } of listeners) await leave();
  const before = asked;
  await sleep(1000);
  expect(asked).toBeLessThanOrEqual(before + 1);
});

test('who comes later is told at once what the others know', async () => {
  const events = createStatusEvents(async () => statusOf('idle', 5));
  const first = listen(events);
  await expect.poll(() => first.heard).toEqual([5]);
  const second = listen(events);
  await expect.poll(() => second.heard).toEqual([5]);
  await Promise.all([first.leave(), second.leave()]);
});

test('the same is not told twice, nor that only the memory is another', { timeout: 10_000 }, async () => {
  let asked = 0;
  const events = createStatusEvents(async () => statusOf('indexing', 7, (asked += 1)));
  const { heard, leave } = listen(events);
  await expect.poll(() => asked, { timeout: 5000 }).toBeGreaterThan(2);
  expect(heard).toEqual([7]);
  await leave();
});

test('it is looked less often when nothing happens, and at once when something was changed here', { timeout: 10_000 }, async () => {
  let asked = 0;
  const events = createStatusEvents(async () => statusOf('idle', asked++ < 2 ? 1 : asked));
  const { heard, leave } = listen(events);
  await expect.poll(() => asked, { timeout: 5000 }).toBe(2);
  await sleep(1000);
  expect(asked).toBe(2);
  events.wake();
  await expect.poll(() => heard).toEqual([1, 3]);
  await leave();
});

test('streams end with the server, and when the status cannot be had', async () => {
  const stopped = new AbortController();
  const one = listen(
    createStatusEvents(async () => statusOf('idle', 1)),
    stopped.signal,
  );
  await expect.poll(() => one.heard).toEqual([1]);
  stopped.abort();
  await one.ended;
  await listen(createStatusEvents(() => Promise.reject(new Error('closed')))).ended;
  await listen(
    createStatusEvents(async () => statusOf('idle', 1)),
    AbortSignal.abort(),
  ).ended;
});
