import { expect, test } from 'vitest';
import { present } from './present.ts';

test('what has no value is left out', () => {
  expect(present({ a: undefined, b: 0, c: '', d: [], e: ['x'], f: false })).toEqual({ b: 0, c: '', e: ['x'], f: false });
});
