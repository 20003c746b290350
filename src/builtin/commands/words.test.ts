import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime, shellWord } from './words.ts';

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
