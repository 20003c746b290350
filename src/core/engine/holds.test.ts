import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { Hold } from '../../plugin/engine-status.ts';
import { createHolds, type HoldLimits } from './holds.ts';

function hold(limits: Partial<HoldLimits>, memoryInUse = 0) {
  const told: (readonly Hold['code'][])[] = [];
  const holds = createHolds({
    dataDirectory: tmpdir(),
    limits: { diskFloor: 1, memory: 1e15, onBattery: 'work', ...limits },
    memoryInUse: () => memoryInUse,
    onChange: (all) => told.push(all.map(({ code }) => code)),
  });
  return { holds, told };
}

test('nothing is held where there is room', () => {
  const { holds, told } = hold({});
  expect(holds.urgency()).toBe(Number.POSITIVE_INFINITY);
  expect(holds.stopsListing()).toBe(false);
  expect(told).toEqual([]);
});

test('a disk with less than the floor holds everything, and says how much is free', () => {
  const { holds, told } = hold({ diskFloor: 1e18 });
  expect(holds.urgency()).toBeUndefined();
  expect(holds.stopsListing()).toBe(true);
  expect(holds.all().map(({ code }) => code)).toEqual(['disk']);
  expect(holds.all()[0]?.text).toMatch(/^Only [\d,]+ MB are free/);
  expect(told).toEqual([['disk']]);
});

test('a write that found the disk full holds for a moment, whatever is said to be free', () => {
  const { holds } = hold({});
  holds.diskFull();
  expect(holds.urgency()).toBeUndefined();
  expect(holds.all().map(({ code }) => code)).toEqual(['disk']);
});

test('too much memory in use holds', () => {
  const { holds } = hold({ memory: 1000 }, 1001);
  expect(holds.urgency()).toBeUndefined();
  expect(holds.all().map(({ code }) => code)).toEqual(['memory']);
});

test('a pause holds jobs but not listing, until it is lifted', () => {
  const { holds, told } = hold({});
  holds.pause(true);
  expect(holds.urgency()).toBeUndefined();
  expect(holds.stopsListing()).toBe(false);
  holds.pause(false);
  expect(holds.urgency()).toBe(Number.POSITIVE_INFINITY);
  expect(told).toEqual([['paused'], []]);
});
