import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryRelease } from './release-memory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function work(seconds: number) {
  const collect = vi.fn<() => void>();
  const release = createMemoryRelease(collect);
  for (let at = 0; at < seconds; at += 1) {
    release.worked();
    vi.advanceTimersByTime(1000);
  }
  return { collect, release };
}

test('memory is given back once, when there was no work for a while', () => {
  const { collect } = work(10);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(collect).toHaveBeenCalledTimes(1);
});

test('where work never rests, it is given back every minute or so', () => {
  const { collect } = work(10 * 60);
  expect(collect.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(collect.mock.calls.length).toBeLessThanOrEqual(10);
});

test('an engine that ended gives nothing back', () => {
  const { collect, release } = work(3);
  release.stop();
  vi.advanceTimersByTime(60_000);
  expect(collect).not.toHaveBeenCalled();
});
