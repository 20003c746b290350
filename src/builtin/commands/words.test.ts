import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, localTime, shellWord } from './words.ts';

test('durations carry over', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  expect([12, 3400, 119_999, hour - 1, hour, 200 * minute, 24 * hour, 99 * hour].map(duration)).toEqual([
    '12 ms',
    '3.4 s',
    '2 min 0 s',
    '1 h 0 min',
    '1 h 0 min',
    '3 h 20 min',
    '1 d 0 h',
    '4 d 3 h',
  ]);
});

test('local time names the moment', () => {
  const at = 1_795_368_903_000;
  expect(localTime(at)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(new Date(localTime(at).replace(' ', 'T')).getTime()).toBe(at);
});

test.runIf(process.platform !== 'win32')('a shell reads the word back', () => {
  const words = fc.sample(
    fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed() && !text.includes('\0')),
    20,
  );
  for (const word of [...words, "it's", '$HOME `x` "y" \\', '-n', '~/x'])
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
});
