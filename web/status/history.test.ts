import { expect, test } from 'vitest';
import { historyMs, meanRate, type Sample, sampleOf, withSample } from './history.ts';
import { remaining } from './remaining.ts';
import { statusWith } from './test-status.ts';

const sample = (at: number, ended = 0): Sample => ({ at, rate: 0, pending: 0, memory: 0, ended, startedAt: 0 });

const run = (seconds: number, perSecond: number): readonly Sample[] =>
  Array.from({ length: seconds + 1 }, (_, second) => sample(second * 1000, second * perSecond)).reduce(withSample, [] as readonly Sample[]);

test('a sample is what the engine says', () => {
  const status = statusWith({ running: { rate: 7, startedAt: 5 }, jobs: { ready: 3, waiting: 2, running: 1, dead: 9 } });
  expect(sampleOf(status, 10)).toEqual({ at: 10, rate: 7, pending: 6, memory: 100e6, ended: 0, startedAt: 5 });
  expect(sampleOf(statusWith({ running: null }), 10)).toBeUndefined();
});

test('what is too old goes, and what comes too often is thinned out', () => {
  const often = Array.from({ length: 1000 }, (_, index) => sample(index * 100)).reduce(withSample, [] as readonly Sample[]);
  expect(often.length).toBeLessThan(120);
  expect(often.at(-1)?.at).toBe(99_900);
  const later = withSample(often, sample(99_900 + historyMs - 1000));
  expect(later[0]?.at).toBeGreaterThanOrEqual(98_900);
});

test('the rate is told once it was seen for a while, and of one engine only', () => {
  expect(meanRate(run(10, 100), 30_000)).toBeUndefined();
  expect(meanRate(run(60, 100), 30_000)).toBeCloseTo(100);
  expect(meanRate([...run(60, 100), { ...sample(61_000, 5), startedAt: 60_500 }], 30_000)).toBeUndefined();
});

const indexing = (ready: number) => statusWith({ running: { activity: 'indexing' }, jobs: { ready } });

test('what remains is told in round numbers, and only while it can be known', () => {
  expect(remaining(indexing(1000), run(60, 100))).toBe('less than a minute left');
  expect(remaining(indexing(18_000), run(60, 100))).toBe('about 3 minutes left');
  expect(remaining(indexing(132_000), run(60, 100))).toBe('about 20 minutes left');
  expect(remaining(indexing(1_080_000), run(60, 100))).toBe('about 3 hours left');
  expect(remaining(indexing(18_000), run(60, 0))).toBeUndefined();
  expect(remaining(indexing(18_000), run(3, 100))).toBeUndefined();
  expect(remaining(statusWith({ running: { activity: 'listing' }, jobs: { ready: 18_000 } }), run(60, 100))).toBeUndefined();
});
