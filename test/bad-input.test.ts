import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Explanation, SearchResult, Status } from '../src/index.ts';
import { explain, index, pathsOf, reading, reasonsOf, statusOf } from './support/asking.ts';
import { giveAway, permissionsHold, runPaise } from './support/command.ts';
import { createPlace } from './support/place.ts';
import { untilIndexed } from './support/progress.ts';

/** What a terminal could act on. Line ends are ours; JSON escapes them within texts. */
// oxlint-disable-next-line no-control-regex -- they are what must not be there
const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

test('empty, binary, badly encoded and huge files are listed with their reason, and read as far as they can be', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  place.write('empty.txt', '');
  place.write('empty.pdf', '');
  place.write(
    'noise.txt',
    Uint8Array.from({ length: 30_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
  );
  place.write(
    'invalid.txt',
    Buffer.from('63 61 66 c3 20 ff fe fa 20 c0 af 20 68 61 6c 66 77 61 79 20 ed a0 80'.replaceAll(' ', ''), 'hex'),
  );
  place.write('latin.txt', Buffer.from('Übergrößenträger sind naïve Leute', 'latin1'));
  place.write('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('sixteen bits', 'utf16le')]));
  place.write('nul.txt', 'before\0after');
  place.write('lying.json', '%PDF-1.4 is what this says it is, and it is not');
  truncateSync(place.write('huge.txt', ''), 300_000_000);
  expect(await index(place)).toMatchObject({ failed: 1, partial: 0, problems: [] });
  expect(await reasonsOf(place)).toMatchObject({ 'skipped empty': 2, 'skipped too-large': 1, 'failed corrupt': 1 });
  for (const [word, name] of Object.entries({
    neighbour: 'good.txt',
    halfway: 'invalid.txt',
    Übergrößenträger: 'latin.txt',
    sixteen: 'utf16.txt',
    after: 'nul.txt',
    huge: 'huge.txt',
  })) {
    expect(await pathsOf(place, word), word).toEqual([place.path(name)]);
  }
  expect((await explain(place, 'huge.txt')).summary).toContain('larger than 200MB (option maxFileSize');
  expect((await explain(place, 'empty.pdf')).summary).toContain('It is empty.');
  expect((await explain(place, 'noise.txt')).item?.status).toBe('named');
  expect(await index(place)).toMatchObject({
    unchanged: readdirSync(place.files).length - 1,
    failed: 1,
    indexed: 0,
    updated: 0,
    skipped: 0,
    bytes: 0,
  });
});

test('a text of 100 MB is searchable up to the limit, and memory stays within the budget', async () => {
  const place = createPlace();
  const file = openSync(place.write('large.txt', 'firstword\n'), 'a');
  const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at} of a very long log of nothing at all\n`).join('');
  for (let written = 0; written < 100_000_000; written += lines.length) writeSync(file, lines);
  closeSync(file);
  place.write('good.txt', 'healthy neighbour');
  const report = await index(place);
  expect(report).toMatchObject({ partial: 1, failed: 0 });
  expect(report.peakRssBytes).toBeLessThan(1_000_000_000);
  expect(await reasonsOf(place)).toMatchObject({ 'partial limit:text': 1 });
  expect(await pathsOf(place, 'firstword')).toEqual([place.path('large.txt')]);
  expect(await pathsOf(place, 'neighbour')).toEqual([place.path('good.txt')]);
});

test('pipes, sockets, devices and links neither block nor are read', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  execFileSync('mkfifo', [place.path('fifo.txt')]);
  // Killed, it leaves its socket behind.
  spawnSync(process.execPath, ['-e', "require('net').createServer().listen('sock.txt', () => process.kill(process.pid, 'SIGKILL'))"], {
    cwd: place.files,
  });
  const links = {
    zero: '/dev/zero',
    up: '..',
    self: 'self',
    here: '.',
    nowhere: 'missing.txt',
    root: '/',
    environment: '/proc/self/environ',
    file: 'good.txt',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, place.path(`${name}.txt`));
  expect(await index(place)).toMatchObject({ indexed: 1, skipped: 2, failed: 0, excluded: { symlink: 8 } });
  expect(await reasonsOf(place)).toEqual({ 'skipped not-a-file': 2 });
  expect((await explain(place, 'fifo.txt')).summary).toContain('pipe, socket or device');
  expect((await runPaise(place, ['explain', 'zero.txt'])).stdout).toContain('symbolic link');
  expect(await runPaise(place, ['extract', 'fifo.txt'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not a regular file') as unknown,
  });
  place.configure(`files:\n  roots: ['${place.files}']\n  followSymlinks: true\n  exclude: ['root.txt', 'up.txt']\n`);
  expect(await index(place)).toMatchObject({ failed: 0, problems: [] });
  expect((await statusOf(place)).storage.byStatus.indexed).toBe(1);
});

test('names may be anything that a file system takes', async () => {
  const place = createPlace();
  const names = [
    'new\nline.txt',
    'esc\u001b]0;owned\u0007\u001b[31m.txt',
    '\u202Etxt.exe',
    'a b%20c#d?e!f.txt',
    '-rf',
    '--json',
    `${'x'.repeat(251)}.txt`,
    `${'日'.repeat(83)}.txt`,
    '\\back\\slash',
    ' ',
    'cafe\u0301.txt',
  ];
  for (const [at, name] of names.entries()) place.write(name, `word${at}`);
  const invalid = Buffer.concat([Buffer.from(`${place.files}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]);
  writeFileSync(invalid, 'invalidname');
  expect(await index(place)).toMatchObject({ indexed: names.length + 1, failed: 0 });
  await reading(place, async (paise) => {
    for (const [at, name] of names.entries()) {
      expect(
        (await paise.search({ query: `word${at}` })).hits.map(({ path }) => path),
        name,
      ).toEqual([place.path(name)]);
      expect((await paise.explain(place.path(name))).item?.status, name).toBe('indexed');
    }
  });
  const [hit] = ((await runPaise(place, ['search', '--json', 'invalidname'])).json() as SearchResult).hits;
  expect(hit).toMatchObject({ url: `file://${place.files}/bad%FF%FE.txt`, path: place.path('bad\uFFFD\uFFFD.txt') });
  expect(((await runPaise(place, ['explain', '--json', hit!.url])).json() as Explanation).item?.status).toBe('indexed');
  expect(await index(place)).toMatchObject({ unchanged: names.length + 1, bytes: 0 });
});

test('paths longer than the system allows end in a reason', async () => {
  const place = createPlace();
  // From within, step by step: such a path cannot be named at once, nor removed by Node.
  const descend = `for (let depth = 1; depth <= 40; depth += 1) {
    const fs = require('fs'), name = 'd'.repeat(200);
    fs.mkdirSync(name); process.chdir(name); fs.writeFileSync('note.txt', 'deep' + depth);
  }`;
  execFileSync(process.execPath, ['-e', descend], { cwd: place.files });
  try {
    const ran = await runPaise(place, ['index', '--json', place.files]);
    expect(ran.code).toBe(3);
    expect(ran.json()).toMatchObject({ failed: 1, problems: [] });
    expect(await reasonsOf(place)).toEqual({ 'failed path-too-long': 1 });
    expect((await pathsOf(place, 'deep15')).length).toBe(1);
  } finally {
    execFileSync('rm', ['-rf', place.files]);
  }
});

test('nothing in files or their names reaches the terminal as a command', async () => {
  const place = createPlace();
  const evil = '\u001b[31mred\u001b]0;owned\u0007\u009b2J\u202Eback\r\u0008';
  const name = 'evil\u001b[2J\u001b]0;owned\u0007\nname.md';
  place.write(name, `---\ntitle: "${evil.replaceAll('\u0007', '')}"\n---\n# ${evil}\n\nneedle ${evil} needle\n`);
  place.write('page.html', `<title>${evil}</title><meta name="author" content="${evil}"><p>needle ${evil}`);
  place.write(`${name}.empty`, '');
  const commands = [
    ['index', place.files, '--log-level', 'debug'],
    ['index', '--json'],
    ['search', 'needle'],
    ['search', '--json', 'needle'],
    ['search', '--paths', 'needle'],
    ['search', '--explain', `${evil} needle`],
    ['explain', place.path(name)],
    ['explain', '--json', place.path(name)],
    ['explain', place.path(`${name}.missing`)],
    ['extract', place.path(name)],
    ['extract', '--json', place.path('page.html')],
    ['extract', place.path('page.html')],
    ['extract', place.path(`${name}.missing`)],
    ['export'],
    ['status'],
    ['jobs', 'list'],
    ['jobs', 'show', evil],
    ['config', 'show', evil],
    ['config', 'show'],
    ['status', `--${evil}`],
    ['version', evil],
    [evil],
    ['index', '--once', place.path(evil.replaceAll('\r', ''))],
  ];
  for (const args of commands) {
    const { stdout, stderr } = await runPaise(place, args);
    expect(stdout, args[0]).not.toMatch(dangerous);
    expect(stderr, args[0]).not.toMatch(dangerous);
  }
  expect((await runPaise(place, ['search', 'needle'])).stdout).toContain('evil\\e[2J\\e]0;owned');
});

test.runIf(permissionsHold)('what may not be read is listed as such, and stays in the index when it was there', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  place.write('open/later-closed.txt', 'turtle');
  chmodSync(place.write('denied.txt', 'secretword'), 0);
  place.write('denied/inside.txt', 'secretword');
  place.write('listed-only/inside.txt', 'secretword');
  chmodSync(place.path('denied'), 0);
  chmodSync(place.path('listed-only'), 0o444);
  giveAway(place);
  const run = (...args: readonly string[]) => runPaise(place, args, { ordinaryUser: true });
  const first = await run('index', '--json', place.files);
  expect(first).toMatchObject({ code: 3, stderr: '' });
  expect(first.json()).toMatchObject({ indexed: 2, failed: 3 });
  expect(((await run('status', '--json')).json() as Status).storage.byReason).toEqual([
    { status: 'failed', code: 'permission', count: 2 },
    { status: 'failed', code: 'unreadable', count: 1 },
  ]);
  expect((await run('explain', 'denied')).stdout).toContain('You have no permission to read it.');
  chmodSync(place.path('open'), 0);
  expect((await run('index', '--json')).json()).toMatchObject({ removed: 0 });
  expect((await run('search', '--json', 'turtle')).json()).toMatchObject({ total: 1 });
  for (const folder of ['open', 'denied', 'listed-only']) chmodSync(place.path(folder), 0o755);
  chmodSync(place.path('denied.txt'), 0o644);
  const last = await run('index', '--json');
  expect(last.code).toBe(0);
  expect((await run('search', '--json', 'secretword')).json()).toMatchObject({ total: 3, freshness: { failed: 0 } });
});

test('files that vanish while they are indexed are no failures', async () => {
  const place = createPlace();
  for (let at = 0; at < 2000; at += 1) place.write(`${at % 20}/${at}.txt`, `number ${at} ${'and more '.repeat(400)}`);
  const run = runPaise(place, ['index', '--once', '--json', place.files]);
  await untilIndexed(place, 1);
  for (let folder = 10; folder < 20; folder += 1) rmSync(place.path(String(folder)), { recursive: true });
  const ran = await run;
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.json()).toMatchObject({ failed: 0, pending: 0, problems: [] });
  await runPaise(place, ['index', '--once', place.files]);
  expect((await statusOf(place)).storage).toMatchObject({ items: 1000, byStatus: { indexed: 1000 } });
});

test('a file that is being written is read when it is quiet', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  const log = place.write('growing.log', 'line of a log\n'.repeat(800_000));
  const writer = spawn(process.execPath, [
    '-e',
    `const fs = require('fs'); const file = fs.openSync(process.argv[1], 'a'); for (;;) fs.writeSync(file, 'line of a log\\n');`,
    log,
  ]);
  onTestFinished(() => void writer.kill('SIGKILL'));
  const busy = await runPaise(place, ['index', '--once', '--json', place.files]);
  expect([0, 3]).toContain(busy.code);
  expect(busy.stderr).toBe('');
  expect(await pathsOf(place, 'neighbour')).toEqual([place.path('good.txt')]);
  const ended = new Promise((done) => writer.once('exit', done));
  writer.kill('SIGKILL');
  await ended;
  writeFileSync(log, 'quiet at last');
  expect(await runPaise(place, ['index', '--once', '--json', place.files])).toMatchObject({ code: 0 });
  expect(await pathsOf(place, 'quiet')).toEqual([log]);
  expect(await statusOf(place)).toMatchObject({ freshness: { pending: 0, failed: 0 } });
});

test('its own directories inside a root are left alone', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  const env = { PAISE2_DATA_DIR: place.path('index data'), PAISE2_CONFIG_DIR: place.path('settings') };
  for (let round = 0; round < 2; round += 1) {
    const ran = await runPaise(place, ['index', '--json', place.files], { env });
    expect(ran.json()).toMatchObject(round === 0 ? { indexed: 1, failed: 0 } : { unchanged: 1, indexed: 0 });
  }
  const items = (await runPaise(place, ['export'], { env })).jsonLines();
  expect(items.map(({ path }) => path)).toEqual([place.path('good.txt')]);
  const inside = await runPaise(place, ['index', '--once', '--json', place.path('index data')], { env });
  expect(inside.json()).toMatchObject({ indexed: 0, excluded: { 'own-data': 1 } });
});
