import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { options } from './options.ts';
import { parseSize } from './size.ts';

test('everything has a default, and a description', () => {
  expect(options.parse({})).toMatchObject({
    roots: [],
    hidden: 'skip',
    maxFileSize: '200MB',
    followSymlinks: false,
    oneFileSystem: true,
    secrets: 'skip',
  });
  for (const option of Object.values(options.shape)) expect(option.description).toBeTruthy();
  expect(Object.keys(z.toJSONSchema(options).properties ?? {})).toEqual(Object.keys(options.shape));
});

test.each([
  ['200MB', 200e6],
  ['1.5 KiB', 1536],
  ['1.5 kb', 1500],
  ['0B', 0],
  ['2TiB', 2 * 1024 ** 4],
])('%s is %i bytes', (text, bytes) => {
  expect(options.parse({ maxFileSize: text }).maxFileSize).toBe(text);
  expect(parseSize(text)).toBe(bytes);
});

test.each([
  [{ maxFileSize: 200 }, 'unit'],
  [{ maxFileSize: '200' }, 'unit'],
  [{ roots: ['Documents'] }, 'whole path'],
  [{ roots: ['~ann/x'] }, 'whole path'],
  [{ exclude: [''] }, 'character'],
])('%j is refused', (given, message) => {
  expect(options.safeParse(given).error?.message).toContain(message);
});

test('importing the plugin loads no library', () => {
  const forbid = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => { if (!/^[.]|^file:|^node:/.test(name)) throw new Error(name); return next(name, context); } });
    await import('${new URL('index.ts', import.meta.url).href}');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', forbid], { encoding: 'utf8' });
  expect([run.status, run.stderr]).toEqual([0, '']);
});
