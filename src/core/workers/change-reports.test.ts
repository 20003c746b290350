import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SourceChange } from '../../plugin/content-source.ts';
import { createChangeReports } from './change-reports.ts';

/** Reports, and an engine that takes each message when it is told to. */
function reports() {
  const sent: SourceChange[] = [];
  let take: (() => void) | undefined;
  const report = createChangeReports((change) => {
    sent.push(change);
    return new Promise((resolve) => (take = resolve));
  });
  return { report, sent, take: () => take?.() };
}

const urls = (change: SourceChange | undefined): readonly string[] => (change?.type === 'changed' ? change.urls : []);

test('many events about a URL are one report', async () => {
  const { report, sent } = reports();
  for (let count = 0; count < 1000; count += 1) report({ type: 'changed', urls: ['file:///a', `file:///${count % 3}`] });
  await setTimeout(80);
  expect(sent.length).toBe(1);
  expect(urls(sent[0]).toSorted()).toEqual(['file:///0', 'file:///1', 'file:///2', 'file:///a']);
});

test('while the engine is busy, what comes is gathered', async () => {
  const { report, sent, take } = reports();
  report({ type: 'changed', urls: ['file:///a'] });
  await setTimeout(80);
  report({ type: 'changed', urls: ['file:///b'] });
  report({ type: 'changed', urls: ['file:///c'] });
  await setTimeout(80);
  expect(sent.length).toBe(1);
  take();
  await setTimeout(80);
  expect(sent.map(urls)).toEqual([['file:///a'], ['file:///b', 'file:///c']]);
});

test('a flood becomes the folders in which it happens', async () => {
  const { report, sent } = reports();
  for (let count = 0; count < 200_000; count += 1) report({ type: 'changed', urls: [`file:///home/folder${count % 7}/deep/${count}.txt`] });
  await setTimeout(80);
  const all = sent.flatMap(urls);
  expect(all.length).toBeLessThanOrEqual(10_000);
  for (let folder = 0; folder < 7; folder += 1)
    expect(all.some((url) => `file:///home/folder${folder}/deep/`.startsWith(url) || url.startsWith(`file:///home/folder${folder}/`))).toBe(
      true,
    );
});

test('a flood without folders becomes everything', async () => {
  const { report, sent } = reports();
  for (let count = 0; count < 10_001; count += 1) report({ type: 'changed', urls: [`mail:${count}`] });
  await setTimeout(80);
  expect(sent.flatMap(urls)).toEqual(['mail:']);
});

test('of each place the latest state is told, before what changed', async () => {
  const { report, sent, take } = reports();
  const reason = { code: 'limit', text: 'Too many folders.' };
  report({ type: 'changed', urls: ['file:///a/x'] });
  report({ type: 'watching', url: 'file:///a' });
  report({ type: 'blind', url: 'file:///a', reason });
  await setTimeout(80);
  take();
  await setTimeout(20);
  expect(sent).toEqual([
    { type: 'blind', url: 'file:///a', reason },
    { type: 'changed', urls: ['file:///a/x'] },
  ]);
});

test.each([undefined, {}, { type: 'changed' }, { type: 'changed', urls: [5] }, { type: 'blind', url: 'x' }, { type: 'other', url: 'x' }])(
  'a report of %j is refused',
  (change) => {
    expect(() => reports().report(change as never)).toThrow('agreed shape');
  },
);
