import { expect, test } from 'vitest';
import { inspectWorker } from './inspect-worker.ts';

const budgets = { silenceMs: 60_000, totalMs: 600_000, memoryBytes: 1000 * 2 ** 20 };
const busy = { now: () => 0, ready: true, state: 'timed', heardAt: 0, sameItemSince: 0, jobs: 0, role: 'jobs', leaving: false } as const;
type Seen = Partial<Parameters<typeof inspectWorker>[1]> & { readonly now?: number };
const verdict = (worker: Partial<Parameters<typeof inspectWorker>[0]>, { now = 0, ...seen }: Seen): string => {
  const found = inspectWorker({ ...busy, ...worker, now: () => now }, { age: 0, ...seen }, budgets);
  return found.type === 'kill' ? `${found.type} ${found.end.code}` : found.type;
};

test('a worker that starts has a time of its own', () => {
  const seen = { age: 20_000 };
  const old = { ...busy, now: () => 20_000 };
  const strict = { ...budgets, silenceMs: 2000 };
  expect(inspectWorker({ ...old, ready: false }, seen, strict).type).toBe('fine');
  expect(inspectWorker(old, seen, strict).type).toBe('kill');
});

test.each([
  ['at work', {}, { now: 59_000 }, 'fine'],
  ['silent at work', {}, { now: 61_000 }, 'kill timeout'],
  ['starting for ever', { ready: false }, { now: 31_000 }, 'kill timeout'],
  ['long at one item', { heardAt: 600_000 }, { now: 601_000 }, 'kill timeout'],
  ['long at a listing', { state: 'engaged', heardAt: 600_000 }, { now: 601_000 }, 'fine'],
  ['silent at a listing', { state: 'engaged' }, { now: 31_000 }, 'ping'],
  ['dead at a listing', { state: 'engaged' }, { now: 61_000 }, 'kill timeout'],
  ['too large', {}, { residentBytes: 1001 * 2 ** 20 }, 'kill memory'],
  ['too large without work', { state: 'idle' }, { residentBytes: 1001 * 2 ** 20 }, 'kill memory'],
  ['large', {}, { residentBytes: 500 * 2 ** 20, age: 11_000 }, 'retire'],
  ['large for once', {}, { residentBytes: 500 * 2 ** 20, age: 1000 }, 'fine'],
  ['young and nearly too large', {}, { residentBytes: 800 * 2 ** 20, age: 1000 }, 'retire'],
  ['done with much', { jobs: 100_000 }, {}, 'retire'],
  ['old', {}, { age: 31 * 60_000 }, 'retire'],
  ['old and told so', { leaving: true }, { age: 31 * 60_000 }, 'fine'],
  ['old and watching', { role: 'watching', state: 'engaged' }, { age: 31 * 60_000 }, 'fine'],
  ['out of work', { state: 'idle' }, { now: 9000 }, 'fine'],
  ['long out of work', { state: 'idle' }, { now: 11_000 }, 'close'],
] as const)('a worker that is %s', (_what, worker, seen, expected) => {
  expect(verdict(worker, seen)).toBe(expected);
});
