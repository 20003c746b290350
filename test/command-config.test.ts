import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';

const configOf = (place: Place): string => readFileSync(join(place.configDirectory, 'config.yaml'), 'utf8');

/** A program that does this with the file that it is given: `$1`. */
function editor(place: Place, script: string): { readonly EDITOR: string } {
  const path = join(place.configDirectory, 'editor.sh');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { EDITOR: path };
}

test('config list, show, path and reset', async () => {
  const place = createPlace();
  place.configure("# top\nfiles:\n  roots: ['~/files'] # here\n  maxFileSize: 5MB\n");
  expect((await runPaise(place, ['config', 'list', '--json'])).json()).toMatchObject({
    'files.roots': ['~/files'],
    'files.maxFileSize': '5MB',
    'files.hidden': 'skip',
  });
  expect((await runPaise(place, ['config', 'list'])).stdout).toContain('files.maxFileSize: "5MB"\n');
  expect((await runPaise(place, ['config', 'show', '--json'])).json()).toMatchObject({ files: { maxFileSize: '5MB' } });
  expect((await runPaise(place, ['config', 'show'])).stdout).toMatch(/maxFileSize: 5MB/);
  expect((await runPaise(place, ['config', 'path', '--json'])).json()).toEqual({ path: join(place.configDirectory, 'config.yaml') });
  expect((await runPaise(place, ['config', 'reset', 'files.roots'])).code).toBe(1);
  expect(configOf(place)).toContain('roots');
  expect((await runPaise(place, ['config', 'reset', 'files.roots', '--yes', '--json'])).json()).toEqual({ reset: 'files.roots' });
  expect(configOf(place)).toContain('# top\nfiles:\n');
  expect(configOf(place)).not.toContain('roots');
  expect(configOf(place)).toContain('maxFileSize: 5MB');
  expect((await runPaise(place, ['config', 'reset', '--yes'])).stdout).toBe('The configuration is the default now.\n');
  expect(existsSync(join(place.configDirectory, 'config.yaml'))).toBe(false);
});

test('config set and get', async () => {
  const place = createPlace();
  place.configure('# top\nfiles:\n  roots: [~/files] # here\n');
  const config = (...args: readonly string[]) => runPaise(place, ['config', ...args]);
  expect((await config('set', 'files.hidden', 'index')).stdout).toBe('files.hidden: "index"\n');
  expect((await config('set', 'files.roots', '--add', '~/mail', '--remove', '~/files', '--json')).json()).toEqual({
    'files.roots': ['~/mail'],
  });
  expect((await config('set', 'files.exclude', '--add', '*.iso', '--add', '!my.iso')).code).toBe(0);
  expect((await config('get', 'files.exclude')).stdout).toBe('*.iso\n!my.iso\n');
  expect((await config('get', 'files.hidden')).stdout).toBe('index\n');
  expect((await config('get', 'files.watch')).stdout).toBe('true\n');
  expect((await config('get', 'files.hidden', '--json')).stdout).toBe('"index"\n');
  expect((await config('get', 'paise2.search')).json()).toEqual({ saved: {}, synonyms: [] });
  expect(configOf(place)).toBe('# top\nfiles:\n  roots: [~/mail] # here\n  hidden: index\n  exclude:\n    - "*.iso"\n    - "!my.iso"\n');
  const before = configOf(place);
  const wrong = await config('set', 'files.hidden', 'indx');
  expect(wrong).toMatchObject({ code: 78, stdout: '' });
  expect(wrong.stderr).toContain('Did you mean index?');
  expect(configOf(place)).toBe(before);
});

test('config show explains one option', async () => {
  const place = createPlace();
  place.configure('files:\n  hidden: index\n');
  const shown = await runPaise(place, ['config', 'show', 'files.hidden']);
  expect(shown.stdout).toMatch(/^files:\n {2}#: Files and folders whose name begins with a dot.*\n {2}hidden: index\n$/);
  expect((await runPaise(place, ['config', 'show', 'files.hidden', '--json'])).json()).toBe('index');
});

test('config schema is what editors check the configuration by', async () => {
  const place = createPlace();
  const printed = await runPaise(place, ['config', 'schema']);
  const schema = JSON.parse(printed.stdout) as Parameters<typeof z.fromJSONSchema>[0];
  const accepts = (value: unknown): boolean => z.fromJSONSchema(schema).safeParse(value).success;
  const effective = (await runPaise(place, ['config', 'show', '--json'])).json();
  expect(accepts(effective)).toBe(true);
  expect(accepts({ files: { rots: [] } })).toBe(false);
  expect((await runPaise(place, ['config', 'schema', '--json'])).json()).toEqual(schema);
  expect(readdirSync(place.configDirectory)).toEqual([]);
  const path = join(place.configDirectory, 'config.schema.json');
  expect((await runPaise(place, ['config', 'schema', '--write'])).stdout).toBe(`Saved ${path}.\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(schema);
  expect(configOf(place)).toBe('# yaml-language-server: $schema=config.schema.json\n');
});

test('config edit saves what is valid, and nothing else', async () => {
  const place = createPlace();
  place.configure('# mine\nfiles:\n  maxFileSize: 5MB\n');
  const before = configOf(place);
  const unchanged = await runPaise(place, ['config', 'edit'], { env: editor(place, 'true') });
  expect(unchanged).toMatchObject({ code: 0, stderr: 'Nothing was changed.\n' });
  const invalid = await runPaise(place, ['config', 'edit'], { env: editor(place, 'printf "\\nfilez:\\n  roots: []\\n" >> "$1"') });
  expect(invalid.code).toBe(78);
  expect(invalid.stderr).toMatch(/config\.yaml:\d+:1: .*filez.*\bfiles\b/s);
  expect(configOf(place)).toBe(before);
  const valid = await runPaise(place, ['config', 'edit', '--json'], { env: editor(place, 'sed -i s/5MB/7MB/ "$1"') });
  expect(valid.code).toBe(0);
  expect(valid.json()).toEqual({ changed: true });
  expect(configOf(place)).toContain('# mine');
  expect((await runPaise(place, ['config', 'get', 'files.maxFileSize'])).stdout).toBe('7MB\n');
  expect(configOf(place)).toMatch(/^# yaml-language-server: \$schema=config\.schema\.json\n/);
  expect(readdirSync(place.configDirectory).toSorted()).toEqual(['config.schema.json', 'config.yaml', 'editor.sh']);
  expect((await runPaise(place, ['config', 'edit'], { env: { EDITOR: '/no/such/editor' } })).code).toBe(2);
  expect((await runPaise(place, ['config', 'edit'])).stderr).toContain('$EDITOR');
});
