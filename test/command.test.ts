import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Hit, SearchResult } from '../src/index.ts';
import { giveAway, permissionsHold, runPaise, type Ran } from './support/command.ts';
import { indexedPlace } from './support/indexed-place.ts';
import { createPlace, type Place } from './support/place.ts';

const configOf = (place: Place): string => readFileSync(join(place.configDirectory, 'config.yaml'), 'utf8');

test('index reports what it did, as JSON too', async () => {
  const place = createPlace();
  place.write('a.md', '# One');
  place.write('b.bin', Buffer.from([0, 1, 2, 255, 254]));
  const first = (await runPaise(place, ['index', '--once', '--json', place.files])).json() as Record<string, unknown>;
  expect(first).toMatchObject({
    indexed: 1,
    updated: 0,
    unchanged: 0,
    moved: 0,
    removed: 0,
    skipped: 1,
    partial: 0,
    failed: 0,
    interrupted: false,
  });
  for (const name of ['bytes', 'tookMs', 'peakRssBytes']) expect(first[name]).toBeGreaterThan(0);
  place.write('a.md', '# Two');
  const second = await runPaise(place, ['index', '--once', place.files]);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout).toMatch(/^1 updated, 1 unchanged\n\d+ B read in [\d.]+ m?s, at most \d+(\.\d)? MB of memory\n$/);
});

test('index PATH remembers the folder, keeps comments, and --once does not', async () => {
  const place = createPlace();
  place.write('one/a.txt', 'apple');
  place.write('two/b.txt', 'banana');
  place.configure('# mine\nfiles:\n  hidden: skip # as it should be\n');
  await runPaise(place, ['index', '--once', 'one']);
  expect(configOf(place)).not.toContain('roots');
  await runPaise(place, ['index', 'two']);
  expect(configOf(place)).toContain('# mine\n');
  expect(configOf(place)).toContain('hidden: skip # as it should be\n');
  expect((await runPaise(place, ['config', 'get', '--json', 'files.roots'])).json()).toEqual(['~/files/two']);
  place.write('two/c.txt', 'cherry');
  expect((await runPaise(place, ['index', '--json'])).json()).toMatchObject({ indexed: 1, unchanged: 1, removed: 0 });
  expect((await runPaise(place, ['search', '--json', 'apple OR cherry'])).json()).toMatchObject({ total: 2 });
});

test('index with nothing configured and nobody to ask says how', async () => {
  const place = createPlace();
  const none = await runPaise(place, ['index']);
  expect(none).toMatchObject({ code: 2, stdout: '' });
  expect(none.stderr).toContain('paise2 index PATH');
  mkdirSync(join(place.files, '../Documents'));
  const some = await runPaise(place, ['index']);
  expect(some.code).toBe(2);
  expect(some.stderr).toContain('~/Documents');
});

test('index of a path where nothing is, is a mistake; of one that is gone, a removal', async () => {
  const place = createPlace();
  place.write('a.txt', 'apple');
  const missing = await runPaise(place, ['index', '--once', 'nowhere']);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain('nowhere');
  await runPaise(place, ['index', '--once', 'a.txt']);
  execFileSync('rm', [place.path('a.txt')]);
  expect((await runPaise(place, ['index', '--once', '--json', 'a.txt'])).json()).toMatchObject({ removed: 1 });
});

test('search prints hits as JSON of the agreed shape', async () => {
  const place = await indexedPlace();
  const ran = await runPaise(place, ['search', '--json', 'pears']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const result = ran.json() as SearchResult;
  expect(result).toMatchObject({ query: 'pears', total: 2, freshness: { pending: 0, failed: 0 } });
  expect(result.plan.text).toContain('pears');
  expect(result.tookMs).toBeGreaterThan(0);
  expect(Date.now() - result.freshness.indexedAt!).toBeLessThan(60_000);
  const hit = result.hits.find(({ url }) => url.endsWith('apples.md')) as Hit;
  expect(hit).toMatchObject({
    path: place.path('apples.md'),
    title: 'About apples',
    mimeType: 'text/markdown',
    source: 'files/directory',
    extractor: 'markdown/markdown',
  });
  expect(hit.url).toBe(`file://${place.path('apples.md')}`);
  expect(typeof hit.id).toBe('string');
  expect(hit.score).toBeGreaterThan(0);
  expect(hit.modifiedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(hit.snippet.filter(({ match }) => match).map(({ text }) => text)).toEqual(['pears']);
  expect(hit).not.toHaveProperty('parentUrl');
});

test('search for people, for scripts, in pages, and with its plan', async () => {
  const place = await indexedPlace();
  const plain = await runPaise(place, ['search', 'apples', 'trees']);
  expect(plain.stdout).toContain('1. About apples\n');
  expect(plain.stdout).toMatch(/1 hit in \d+ ms, indexed just now\n$/);
  expect((await runPaise(place, ['search', '--paths', 'pears'])).stdout.split('\n').toSorted()).toEqual([
    '',
    place.path('apples.md'),
    place.path('sub/pears.txt'),
  ]);
  const [first, second] = await Promise.all(
    ['0', '1'].map(
      async (offset) => (await runPaise(place, ['search', '--json', '-n', '1', '--offset', offset, 'pears'])).json() as SearchResult,
    ),
  );
  expect(new Set([first, second].flatMap((page) => page!.hits.map(({ url }) => url))).size).toBe(2);
  expect((await runPaise(place, ['search', '--explain', 'ext:md', 'pears'])).stdout).toContain('searched for: ');
  for (const query of ['"', '(((', 'AND OR NOT', '--', '*', 'title:', '-x']) {
    expect(await runPaise(place, ['search', '--json', '--', query]), query).toMatchObject({ code: 0, stderr: '' });
  }
});

test('search before there is an index says what to do', async () => {
  const ran = await runPaise(createPlace(), ['search', 'x', '--json']);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toContain('Run `paise2 index PATH` first.');
});

test('explain, extract and export', async () => {
  const place = await indexedPlace();
  const file = place.path('apples.md');
  expect((await runPaise(place, ['explain', '--json', file])).json()).toMatchObject({
    url: `file://${file}`,
    path: file,
    detection: { mimeType: 'text/markdown' },
    item: { status: 'indexed' },
    children: 0,
  });
  const explained = await runPaise(place, ['explain', 'data.bin']);
  expect(explained.stdout).toContain('found by its name only');
  expect((await runPaise(place, ['extract', '--json', 'apples.md'])).json()).toMatchObject({
    status: 'indexed',
    items: [{ title: 'About apples' }],
  });
  const extracted = await runPaise(place, ['extract', 'sub/pears.txt']);
  expect(extracted.stdout).toContain('Pears are sweeter than quinces.');
  expect(extracted.stderr).toContain('extractor: text/plain');
  expect((await runPaise(place, ['extract', 'nowhere.txt'])).code).toBe(1);
  const items = (await runPaise(place, ['export'])).jsonLines();
  expect(items.map(({ url }) => url)).toEqual(['apples.md', 'data.bin', 'sub/pears.txt'].map((name) => `file://${place.path(name)}`));
  expect(items[2]).toMatchObject({ text: 'Pears are sweeter than quinces.', mimeType: 'text/plain', status: 'indexed', metadata: {} });
  expect((await runPaise(place, ['export', '--in', 'sub'])).jsonLines().length).toBe(1);
});

test('status, doctor, validate, plugins and version as text and as JSON', async () => {
  const place = await indexedPlace();
  expect((await runPaise(place, ['status', '--json'])).json()).toMatchObject({
    profile: 'embedded',
    dataDirectory: place.dataDirectory,
    storage: { items: 3, byStatus: { indexed: 2, named: 1 } },
    queue: { byState: { ready: 0, waiting: 0, running: 0, dead: 0 } },
  });
  expect((await runPaise(place, ['status', '--verbose'])).stdout).toMatch(/items +3 items from 3 source URLs\n(.*\n)*startup/);
  const checkups = (await runPaise(place, ['doctor', '--json'])).json() as readonly { state: string }[];
  expect(checkups.every(({ state }) => state === 'good')).toBe(true);
  expect((await runPaise(place, ['doctor'])).code).toBe(0);
  expect((await runPaise(place, ['validate', '--json'])).json()).toEqual({ valid: true, problems: [], plugins: [] });
  const plugins = (await runPaise(place, ['plugins', 'list', '--json'])).json() as readonly Record<string, unknown>[];
  expect(plugins.find(({ name }) => name === 'markdown')).toMatchObject({
    from: 'built-in',
    state: 'enabled',
    extensions: { contentExtractors: ['markdown/markdown'] },
  });
  expect((await runPaise(place, ['plugins', 'list', '--verbose'])).stdout).toContain('markdown/markdown');
  expect((await runPaise(place, ['version', '--json'])).json()).toMatchObject({ node: process.versions.node });
  expect((await runPaise(place, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('doctor warns of a data directory that is open to others', async () => {
  const place = await indexedPlace();
  chmodSync(place.dataDirectory, 0o755);
  const ran = await runPaise(place, ['doctor']);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain(`chmod 700 '${place.dataDirectory}'`);
});

test.runIf(permissionsHold)('jobs: what failed is listed, shown, tried again and forgotten', async () => {
  const place = createPlace();
  place.write('good.txt', 'apple');
  chmodSync(place.write('bad.txt', 'banana'), 0);
  giveAway(place);
  const run = (...args: readonly string[]): Promise<Ran> => runPaise(place, args, { ordinaryUser: true });
  const ran = await run('index', '--once', '--json', place.files);
  expect(ran.code).toBe(3);
  expect(ran.json()).toMatchObject({ indexed: 1, failed: 1 });
  const [job] = (await run('jobs', 'list', '--json')).jsonLines();
  expect(job).toMatchObject({
    state: 'dead',
    kind: 'fetch_content',
    key: `file://${place.path('bad.txt')}`,
    lastFailure: { code: 'unreadable' },
  });
  const id = String(job!['id']);
  expect((await run('jobs', 'list')).stdout).toMatch(/dead .*bad\.txt — unreadable: .*permission.*\n1 job\n$/);
  expect((await run('jobs', 'show', id, '--json')).json()).toEqual(job);
  expect((await run('jobs', 'show', id)).stdout).toMatch(/failure +unreadable: .*\n(.*\n)*you can +paise2 jobs retry \d+\n/);
  for (const filter of [['--dead'], ['--path', 'bad.txt'], ['--path', place.files, '--kind', 'fetch_content', '--plugin', 'files']])
    expect((await run('jobs', 'list', '--json', ...filter)).jsonLines(), filter.join(' ')).toEqual([job]);
  for (const filter of [
    ['--state', 'ready'],
    ['--path', 'good.txt'],
    ['--path', 'ba'],
    ['--kind', 'extract_content'],
  ])
    expect((await run('jobs', 'list', '--json', ...filter)).stdout, filter.join(' ')).toBe('');
  expect((await run('search', '--json', 'bad')).json()).toMatchObject({ total: 1, freshness: { failed: 1 } });
  expect((await run('status')).stdout).toMatch(/failed +1 unreadable/);
  const explained = (await run('explain', 'bad.txt')).stdout;
  expect(explained).toContain('could not be read: The file cannot be read: permission denied.');
  expect(explained).toContain('`paise2 jobs retry`');

  const again = await run('index', '--once', '--json', place.files);
  expect(again.json()).toMatchObject({ bytes: 0, failed: 1, unchanged: 1 });
  expect((await run('jobs', 'retry')).code).toBe(2);
  expect((await run('jobs', 'retry', id, '--json')).json()).toEqual({ retried: 1 });
  expect((await run('index', '--once', '--json', place.files)).json()).toMatchObject({ failed: 1 });
  expect((await run('jobs', 'discard', '--state', 'dead')).stdout).toBe('1 job forgotten.\n');
  expect((await run('jobs', 'list', '--json')).stdout).toBe('');
  expect((await run('index', '--once', '--json', place.files)).json()).toMatchObject({ unchanged: 1, failed: 1 });
  chmodSync(place.path('bad.txt'), 0o644);
  expect((await run('index', '--once', '--json', place.files)).json()).toMatchObject({ updated: 1, failed: 0, unchanged: 1 });
});

test('reset forgets the index, but nothing of yours', async () => {
  const place = await indexedPlace();
  place.configure('files:\n  maxFileSize: 5MB\n');
  expect((await runPaise(place, ['reset'])).code).toBe(1);
  expect((await runPaise(place, ['search', '--json', 'pears'])).json()).toMatchObject({ total: 2 });
  const reset = await runPaise(place, ['reset', '--yes', '--json']);
  expect(reset).toMatchObject({ code: 0 });
  expect((reset.json() as { removed: readonly string[] }).removed.length).toBeGreaterThan(0);
  expect((await runPaise(place, ['search', '--json', 'pears'])).json()).toMatchObject({ total: 0 });
  expect((await runPaise(place, ['index', '--once', place.files])).stdout).toContain('2 indexed');
  expect((await runPaise(place, ['reset', '--hard', '--yes'])).stdout).toMatch(/^Removed .*\.\n$/);
  expect((await runPaise(place, ['search', 'pears'])).code).toBe(1);
  expect(configOf(place)).toContain('5MB');
  expect(readFileSync(place.path('sub/pears.txt'), 'utf8')).toContain('Pears');
});

test('mistakes on the command line end with 2 and a hint', async () => {
  const place = createPlace();
  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['serch', 'x'], /Did you mean search\?/],
    [['search', 'x', '--limt', '3'], /Did you mean --limit\?/],
    [['jobs', 'lst'], /Did you mean list\?/],
    [['search'], /search -i/],
    [['search', 'x', '--limit', '-3'], /whole number/],
    [['search', 'x', '--limit', 'many'], /whole number/],
    [['jobs', 'show', 'x'], /not the number of a job/],
    [['jobs', 'list', '--state', 'odd'], /Allowed choices/],
    [['jobs', 'list', '--dead', '--state', 'ready'], /exclude each other/],
    [['jobs', 'retry'], /Which jobs/],
    [['pause', '--kind', 'odd'], /Allowed choices/],
    [['log', '--level', 'loud'], /Allowed choices/],
    [['version', 'x'], /too many arguments/],
    [['config', 'show', 'files.nothing'], /config list/],
    [['config', 'get', 'files.rots'], /Did you mean files\.roots\?/],
    [['config', 'set', 'files.roots'], /--add and --remove/],
    [['config', 'set', 'files.roots', '[a]', '--add', 'b'], /--add and --remove/],
    [['config', 'set', 'files.hidden', '--add', 'b'], /not a list/],
    [['completion', 'cmd'], /bash/],
  ];
  for (const [args, hint] of mistakes) {
    const ran = await runPaise(place, args);
    expect(ran, args.join(' ')).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr, args.join(' ')).toMatch(hint);
  }
  const profile = await runPaise(place, ['status', '--profile', 'nope']);
  expect(profile.code).toBe(78);
  expect(profile.stderr).toContain('embedded, memory');
});

test('every command has its help', async () => {
  const place = createPlace();
  const overview = await runPaise(place, ['--help']);
  expect(overview).toMatchObject({ code: 0, stderr: '' });
  const commands = [
    'index',
    'search',
    'explain',
    'up',
    'stop',
    'pause',
    'resume',
    'service',
    'status',
    'jobs',
    'log',
    'extract',
    'export',
    'config',
    'plugins',
    'validate',
    'doctor',
    'reset',
    'version',
  ];
  for (const command of commands) {
    expect(overview.stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    const help = await runPaise(place, [command, '--help']);
    expect(help, command).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`Usage: paise2 ${command}`);
  }
  expect(overview.stdout).toContain('completion');
  for (const command of ['jobs retry', 'config edit']) {
    expect((await runPaise(place, [...command.split(' '), '--help'])).stdout).toContain(`Usage: paise2 ${command}`);
  }
  expect((await runPaise(place, [])).stdout).toBe(overview.stdout);
  expect((await runPaise(place, ['jobs'])).stderr).toContain('retry');
});

test('completion for the shells, and what it asks for', async () => {
  const place = createPlace();
  for (const shell of ['bash', 'zsh', 'fish']) {
    const ran = await runPaise(place, ['completion', shell]);
    expect(ran, shell).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('paise2');
    const check = spawnSync(shell, ['-n'], { input: ran.stdout });
    // Not every shell is on every machine.
    expect(check.error ? 0 : check.status, `${shell}: ${String(check.stderr)}`).toBe(0);
  }
  expect((await runPaise(place, ['complete', '--', 'se'])).stdout).toMatch(/^search\b/m);
  expect((await runPaise(place, ['complete', '--', 'search', '--li'])).stdout).toMatch(/^--limit\b/m);
  expect((await runPaise(place, ['complete', '--', 'jobs', ''])).stdout).toMatch(/^retry\b/m);
});
