import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { budgetTimer } from './budget-timer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock that goes at a part of the speed of time. */
function begin(speed = 1) {
  const started = Date.now();
  const over = vi.fn<() => void>();
  return { over, timer: budgetTimer(1000, () => (Date.now() - started) * speed, over) };
}

test('it is over when the budget is spent, once', () => {
  const { over } = begin();
  vi.advanceTimersByTime(999);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(over).toHaveBeenCalledTimes(1);
});

test('what counts is the time of the clock', () => {
  const { over } = begin(0.1);
  vi.advanceTimersByTime(9900);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(over).toHaveBeenCalledTimes(1);
});

test('it can be begun anew and stopped', () => {
  const { over, timer } = begin();
  vi.advanceTimersByTime(900);
  timer.beginAnew();
  vi.advanceTimersByTime(900);
  expect(over).not.toHaveBeenCalled();
  timer.stop();
  vi.advanceTimersByTime(5000);
  expect(over).not.toHaveBeenCalled();
});
