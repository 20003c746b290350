import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { loadConfiguration, requireValid } from './load-configuration.ts';
import type { ConfigurationRequest } from './load-configuration.ts';
import { feeds, files, plain } from './test-plugins.ts';

const directory = mkdtempSync(join(tmpdir(), 'paise2-load-'));
const file = join(directory, 'config.yaml');
afterAll(() => rmSync(directory, { recursive: true }));

const load = (text: string, request: Partial<ConfigurationRequest> = {}) =>
  loadConfiguration({ file, plugins: [files, feeds, plain], contributions: [], text, ...request });
const told = (problems: Awaited<ReturnType<typeof load>>['problems']) =>
  problems.map(({ message, where }) => `${where.replace(file, 'config.yaml')}: ${message}`);

test('without a file everything has its default', async () => {
  const { tree, engine, options, problems, userText } = await loadConfiguration({
    file: join(directory, 'none'),
    plugins: [files],
    contributions: [],
  });
  expect(problems).toEqual([]);
  expect(userText).toBe('');
  expect(engine).toEqual({
    profile: 'embedded',
    disabledPlugins: [],
    extractors: {},
    workers: { count: 'auto', silence: 60_000, total: 600_000, memory: 1_000_000_000 },
    memory: 2e9,
    diskFloor: 500e6,
    onBattery: 'changes',
    rescan: 21_600_000,
    search: { saved: {}, synonyms: [] },
    http: { enabled: true, port: 7247 },
    log: 'warn',
  });
  expect(tree['files']).toEqual({
    roots: [],
    exclude: ['*.tmp'],
    maxFileSize: '64MB',
    followLinks: false,
    scan: { every: '1h', order: 'newest' },
  });
  expect(options['files']).toMatchObject({ maxFileSize: 64_000_000, scan: { every: 3_600_000 } });
});

test('schema, then ConfigurationProviders, then the user', async () => {
  writeFileSync(file, 'files:\n  scan:\n    order: oldest\n  roots: [~/Notes]\n');
  const contributions = [
    { plugin: 'editors', yaml: 'files:\n  exclude: ["*.bak"]\n  roots: [~/Drafts]\n' },
    { plugin: 'office', yaml: 'files:\n  exclude: ["~$*"]\n  scan: { every: 2h }\nnot-installed:\n  anything: 1\n' },
  ];
  const { tree, problems } = await loadConfiguration({ file, plugins: [files], contributions });
  expect(problems).toEqual([]);
  expect(tree['files']).toEqual({
    roots: ['~/Notes'],
    exclude: ['*.tmp', '*.bak', '~$*'],
    maxFileSize: '64MB',
    followLinks: false,
    scan: { every: '2h', order: 'oldest' },
  });
});

test('sections of plugins that are not loaded are no mistake', async () => {
  const text = 'paise2:\n  disabledPlugins: [mail]\nmail: { folders: 5 }\nbroken: { a: 1 }\n';
  expect(told((await load(text)).problems)).toEqual(['config.yaml:4:1: there is no plugin called broken']);
  expect((await load(text, { unloaded: ['broken'] })).problems).toEqual([]);
});

test('a section with a problem has its defaults, the others keep what the user set', async () => {
  const { options, tree, problems } = await load('files:\n  roots: 5\n  followLinks: true\nfeeds:\n  token: secret\n');
  expect(problems).toHaveLength(1);
  expect(options['files']).toMatchObject({ roots: [], followLinks: false });
  expect(tree['files']).toMatchObject({ roots: [], followLinks: false });
  expect(options['feeds']).toMatchObject({ token: 'secret' });
});

test('problems are listed in the order of the file', async () => {
  const { problems } = await load('feeds:\n  tokn: x\nfiles:\n  rots: []\n  followLinks: 1\nfils: {}\n');
  expect(told(problems)).toEqual([
    'config.yaml:2:3: feeds has no option tokn',
    'config.yaml:4:3: files has no option rots',
    'config.yaml:5:16: files.followLinks: expected true or false, found the number 1',
    'config.yaml:6:1: there is no plugin called fils',
  ]);
});

test('what a plugin contributed wrongly is found in its text', async () => {
  const contributions = [
    { plugin: 'good', yaml: 'files:\n  exclude: []\n' },
    { plugin: 'wrong', yaml: 'files:\n  maxFileSize: 5\n' },
    { plugin: 'unreadable', yaml: 'files: [\n' },
  ];
  const { problems, options } = await load('', { contributions });
  expect(problems.map(({ message, where, hint }) => [where, message, hint])).toEqual([
    [
      'defaults of unreadable:1:8',
      'the [ here is never closed',
      'Tell the author of unreadable; until then add unreadable to paise2.disabledPlugins.',
    ],
    [
      'defaults of wrong:2:16',
      'files.maxFileSize: 5 has no unit: write 5B or 5MB',
      'Tell the author of wrong; until then add wrong to paise2.disabledPlugins.',
    ],
  ]);
  expect(options['files']).toMatchObject({ maxFileSize: 64_000_000 });
});

test('a plugin whose schema cannot be loaded or throws is a problem of its own', async () => {
  const missing = definePlugin({ name: 'missing', options: () => Promise.reject(new Error('Cannot find package')) });
  const throwing = definePlugin({
    name: 'throwing',
    options: z.object({
      a: z
        .string()
        .default('x')
        .refine(() => {
          throw new Error('oops');
        }),
    }),
  });
  const { problems, options } = await load('missing: { a: 1 }\n', { plugins: [missing, throwing, files] });
  expect(told(problems)).toEqual([
    'plugin missing: the options of missing cannot be checked: Cannot find package',
    'plugin throwing: the options of throwing cannot be checked: oops',
  ]);
  expect(options['files']).toMatchObject({ followLinks: false });
});

test('any Standard Schema will do, also an asynchronous one that cannot describe itself', async () => {
  const foreign: Plugin = { name: 'foreign', options: { '~standard': { version: 1, vendor: 'hand-made', validate: validateDepth } } };
  const valid = await load('foreign:\n  depth: 5\n', { plugins: [foreign] });
  expect([valid.tree['foreign'], valid.options['foreign'], valid.problems]).toEqual([{ depth: 5 }, { depth: 5 }, []]);
  expect((await load('', { plugins: [foreign] })).tree['foreign']).toEqual({ depth: 3 });
  expect(told((await load('foreign:\n  depth: deep\n', { plugins: [foreign] })).problems)).toEqual([
    'config.yaml:2:10: foreign.depth: must be a number',
  ]);
});

test('defaults that a schema would not take as input stay its own', async () => {
  const bytes = z
    .string()
    .transform((text) => text.length)
    .default(7);
  const odd = definePlugin({ name: 'odd', options: z.object({ bytes }) });
  const { tree, options, problems } = await load('', { plugins: [odd] });
  expect([tree['odd'], options['odd'], problems]).toEqual([{}, { bytes: 7 }, []]);
});

test('a text that cannot be parsed leaves the defaults in place', async () => {
  const { tree, problems } = await load('files:\n  roots: [a\n');
  expect(told(problems)).toEqual(['config.yaml:2:10: the [ here is never closed']);
  expect(tree['files']).toMatchObject({ roots: [] });
});

test('requireValid lists the problems and names the first place', async () => {
  const loaded = await load('fils: {}\npaise2:\n  log: loud\n');
  expect(() => requireValid(loaded)).toThrow(
    expect.objectContaining({
      code: 'CONFIGURATION_INVALID',
      where: `${file}:1:1`,
      hint: 'Did you mean files?',
      message: [
        'The configuration has 2 problems:',
        `  ${file}:1:1: there is no plugin called fils`,
        '    Did you mean files?',
        `  ${file}:3:8: paise2.log: expected one of debug, info, warn, error, found the text "loud"`,
      ].join('\n'),
    }),
  );
  const valid = await load('');
  expect(requireValid(valid)).toBe(valid);
});

test('a file that cannot be read has a code of its own', async () => {
  const loaded = await loadConfiguration({ file: directory, plugins: [], contributions: [] });
  expect(() => requireValid(loaded)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_UNREADABLE', where: directory }));
});

async function validateDepth(value: unknown) {
  const { depth = 3 } = value as { depth?: unknown };
  return typeof depth === 'number' ? { value: { depth } } : { issues: [{ message: 'must be a number', path: [{ key: 'depth' }] }] };
}
