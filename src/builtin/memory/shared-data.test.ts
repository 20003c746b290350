import { expect, test } from 'vitest';
import { sharedData } from './shared-data.ts';

test('shares data by directory until the last opener releases it', () => {
  const open = sharedData(() => ({ value: 0 }));
  const [one, other, elsewhere] = [open('a'), open('a'), open('b')];
  one.data.value = 1;
  expect([other.data.value, elsewhere.data.value]).toEqual([1, 0]);
  one.release();
  one.release();
  expect(open('a').data.value).toBe(1);
  other.release();
  expect(open('a').data.value).toBe(1);
});

test('starts anew after the last release', () => {
  const open = sharedData(() => ({ value: 0 }));
  const share = open('a');
  share.data.value = 1;
  share.release();
  expect(open('a').data.value).toBe(0);
});
