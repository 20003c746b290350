import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfiguration } from './load-configuration.ts';
import { readResolved, writeResolved } from './resolved-cache.ts';
import { files } from './test-plugins.ts';

const directory = mkdtempSync(join(tmpdir(), 'paise2-resolved-'));
const stored = join(directory, 'configuration.json');
afterAll(() => rmSync(directory, { recursive: true }));

const { tree, engine, options } = await loadConfiguration({
  file: '',
  plugins: [files],
  contributions: [],
  text: 'files:\n  roots: [~/Ü]\n',
});
const resolved = { tree, engine, options };

test('what was written under a key is read under this key and no other', () => {
  expect(writeResolved(directory, 'key', resolved)).toBe(true);
  expect(readResolved(directory, 'key')).toEqual(resolved);
  expect(readResolved(directory, 'other key')).toBeUndefined();
  expect(statSync(stored).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(['configuration.json']);
});

test('anything odd is taken for nothing', () => {
  writeResolved(directory, 'key', resolved);
  const text = readFileSync(stored, 'utf8');
  const odd = [
    '',
    '{}',
    'null',
    '[]',
    text.slice(0, -1),
    text.replace('"tree":{', '"trees":{'),
    text.replace(/"engine":\{.*?\},"options"/, '"engine":5,"options"'),
  ];
  for (const content of odd) {
    writeFileSync(stored, content);
    expect(readResolved(directory, 'key')).toBeUndefined();
  }
  expect(readResolved(join(directory, 'none'), 'key')).toBeUndefined();
});

test('options that JSON cannot hold are not remembered', () => {
  rmSync(stored, { force: true });
  expect(writeResolved(directory, 'key', { tree, engine, options: { files: { pattern: /x/ } } })).toBe(false);
  expect(writeResolved(directory, 'key', { tree, engine, options: { files: new Map() } })).toBe(false);
  expect(writeResolved(directory, 'key', { tree, engine, options: { files: { size: 1n } } })).toBe(false);
  expect(readdirSync(directory)).toEqual([]);
});

test('where nothing can be written nothing is remembered', () => {
  expect(writeResolved(join(directory, 'none'), 'key', resolved)).toBe(false);
  const locked = join(directory, 'locked');
  writeFileSync(locked, '');
  chmodSync(locked, 0o400);
  expect(writeResolved(locked, 'key', resolved)).toBe(false);
});

test('reading needs neither the schema library nor the YAML parser', () => {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const { readResolved } = await import(${JSON.stringify(new URL('resolved-cache.ts', import.meta.url).href)});
    readResolved('none', 'key');
    console.log(JSON.stringify(loaded.filter((url) => url.startsWith('file:')).map((url) => url.split('/').at(-1))));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect((JSON.parse(output) as string[]).toSorted()).toEqual(['json.ts', 'record.ts', 'resolved-cache.ts']);
});
