import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createChanges, placesOf } from './changes.ts';

function gather() {
  const looks: (readonly string[])[] = [];
  const changes = createChanges(async (urls) => void looks.push(urls));
  onTestFinished(() => changes.stop());
  return { looks, changes };
}

test('what changes several times in a row is looked at once, when it rests', async () => {
  const { looks, changes } = gather();
  for (let edit = 0; edit < 4; edit += 1) {
    changes.add(['file:///a']);
    await sleep(50);
  }
  expect(looks).toEqual([]);
  await sleep(400);
  expect(looks).toEqual([['file:///a']]);
});

test('what never rests is looked at all the same, and less and less often', async () => {
  const { looks, changes } = gather();
  const started = performance.now();
  while (performance.now() - started < 1600) {
    changes.add(['file:///log']);
    await sleep(40);
  }
  expect(looks.length).toBeGreaterThanOrEqual(1);
  expect(looks.length).toBeLessThanOrEqual(2);
});

test('one look goes on at a time, and what comes meanwhile is looked at after it', async () => {
  const order: string[] = [];
  const changes = createChanges(async (urls) => {
    order.push(`begin ${urls.join()}`);
    await sleep(300);
    order.push(`end ${urls.join()}`);
  });
  onTestFinished(() => changes.stop());
  changes.add(['file:///a']);
  await sleep(300);
  changes.add(['file:///b']);
  await sleep(900);
  expect(order).toEqual(['begin file:///a', 'end file:///a', 'begin file:///b', 'end file:///b']);
});

const contains = (place: string, inner: string): boolean => inner === place || inner.startsWith(`${place}/`);

const url = fc.array(fc.constantFrom('a', 'b', 'c d', 'e'), { minLength: 1, maxLength: 5 }).map((names) => `file:///${names.join('/')}`);

test('places contain all that was given, and none lies in another', () => {
  fc.assert(
    fc.property(fc.array(url, { maxLength: 600 }), (urls) => {
      const places = placesOf(urls);
      expect(urls.every((each) => places.some((place) => contains(place, each)))).toBe(true);
      expect(places.filter((place) => places.some((other) => other !== place && contains(other, place)))).toEqual([]);
    }),
  );
});

test('many places become few', () => {
  const urls = Array.from({ length: 100_000 }, (_, index) => `file:///root/${index % 100}/${index % 1000}/${index}`);
  expect(placesOf(urls).length).toBeLessThanOrEqual(256);
  expect(placesOf(urls).every((place) => place.startsWith('file:///root'))).toBe(true);
});
