import { expect, test } from 'vitest';
import { rememberBuiltIns } from './built-ins.ts';

test('nothing was replaced', () => {
  const replaced = rememberBuiltIns();
  expect(replaced()).toBeUndefined();
});

test.each([
  ['Array.prototype.push', () => void Object.assign(Array.prototype, { push: () => 0 })],
  ['JSON.stringify', () => void (JSON.stringify = () => '')],
  ['Map', () => void Object.assign(globalThis, { Map: Set })],
  ['Promise.prototype.then', () => void delete (Promise.prototype as { then?: unknown }).then],
])('that %s was replaced is noticed, and mended', (name, replace) => {
  const replaced = rememberBuiltIns();
  replace();
  const found = replaced();
  expect(found).toBe(name);
  expect(replaced()).toBeUndefined();
});

test('additions are nobody’s harm', () => {
  const replaced = rememberBuiltIns();
  const extended = Array.prototype as unknown as { ownAddition?: () => void };
  extended.ownAddition = () => {};
  const found = replaced();
  delete extended.ownAddition;
  expect(found).toBeUndefined();
});
