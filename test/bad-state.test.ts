import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { index, pathsOf } from './support/asking.ts';
import { endOf, giveAway, permissionsHold, runPaise, startPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { untilIndexed } from './support/progress.ts';

test('a configuration with mistakes is refused at the place of each mistake', async () => {
  const place = createPlace();
  const file = join(place.configDirectory, 'config.yaml');
  const mistakes: readonly (readonly [string, RegExp])[] = [
    ['files:\n  root: [/x]\n', /config\.yaml:2:3: .*root.*\broots\b/s],
    ['filez:\n  roots: []\n', /config\.yaml:1:1: .*filez.*\bfiles\b/s],
    ['files:\n  roots: [/x\n  hidden: skip\n', /config\.yaml:\d:\d+: /],
    ['files:\n  hidden: maybe\n', /config\.yaml:2:11: .*skip.*index/s],
    ['a: &a [*a, *a]\nb: !!js/function x\n', /config\.yaml:\d:\d+: /],
  ];
  for (const [yaml, message] of mistakes) {
    place.configure(yaml);
    for (const args of [['index'], ['validate']]) {
      const ran = await runPaise(place, args);
      expect(ran.code, `${args[0]} with ${yaml}`).toBe(78);
      expect(ran.stdout + ran.stderr).toMatch(message);
    }
    const validated = (await runPaise(place, ['validate', '--json'])).json() as { valid: boolean; problems: readonly { where: string }[] };
    expect(validated).toMatchObject({ valid: false });
    expect(validated.problems.every(({ where }) => where.startsWith(file))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(yaml);
  }
  for (const command of ['status', 'export', 'plugins list', 'config list'])
    expect((await runPaise(place, command.split(' '))).code, command).toBe(78);
  expect((await runPaise(place, ['doctor'])).code).toBe(1);
  expect(existsSync(place.dataDirectory) ? readdirSync(place.dataDirectory) : []).not.toContain('paise2.db');
});

test('an unknown profile, and a configuration that cannot be read', async () => {
  const place = createPlace();
  place.configure('paise2:\n  profile: embeded\n');
  const profile = await runPaise(place, ['status']);
  expect(profile.code).toBe(78);
  expect(profile.stderr).toMatch(/no profile "embeded".*embedded, memory/s);
  rmSync(join(place.configDirectory, 'config.yaml'));
  mkdirSync(join(place.configDirectory, 'config.yaml'));
  const directory = await runPaise(place, ['status']);
  expect(directory.code).toBe(78);
  expect(directory.stderr).toContain('this is a directory');
});

async function smallIndex(): Promise<{ readonly place: Place; readonly database: string }> {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  await index(place);
  return { place, database: join(place.dataDirectory, 'paise2.db') };
}

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('an index from a newer release is refused and stays as it is', async () => {
  const { place, database } = await smallIndex();
  const newer = new Sqlite(database);
  newer.pragma('user_version = 9999');
  newer.close();
  const before = digestOf(database);
  for (const args of [['search', 'x'], ['index'], ['status'], ['export'], ['jobs', 'list'], ['jobs', 'retry', '--all']]) {
    const ran = await runPaise(place, args);
    expect(ran, args[0]).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr, args[0]).toMatch(/version 9999.*Update paise2, or run `paise2 reset`/s);
  }
  const doctor = await runPaise(place, ['doctor']);
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toContain('9999');
  expect(digestOf(database)).toBe(before);
  expect((await runPaise(place, ['reset', '--yes'])).code).toBe(0);
  expect(await index(place)).toMatchObject({ indexed: 1 });
});

test('an index from an earlier release is no missing one to doctor', async () => {
  const { place, database } = await smallIndex();
  const older = new Sqlite(database);
  older.pragma('user_version = 1');
  older.close();
  const doctor = await runPaise(place, ['doctor']);
  expect(doctor.code).toBe(0);
  expect(doctor.stdout).toMatch(/warning +index: .*earlier version.*\n.*paise2 index/);
});

test('a damaged index is reported, and the next index sets it aside and reads the files again', async () => {
  for (const damage of ['head', 'middle', 'truncated'] as const) {
    const { place, database } = await smallIndex();
    const bytes = readFileSync(database);
    if (damage === 'head') bytes.fill('not a database', 0, 4096);
    if (damage === 'middle') bytes.fill(0xa5, 16_384, bytes.length - 16_384);
    writeFileSync(database, damage === 'truncated' ? bytes.subarray(0, 20_000) : bytes);
    for (const args of [['search', 'neighbour'], ['status'], ['export']]) {
      const { code, stderr } = await runPaise(place, args);
      expect(code === 0 ? '' : stderr, damage).toMatch(/^$|^paise2: The index is damaged\.\n[^]*sets it aside and makes a new one/);
    }
    // Damage that shows only in the middle of the work ends it; the engine after that begins anew.
    const first = await runPaise(place, ['index', '--json', '--once', place.files]);
    if (first.code === 1) await index(place);
    expect(await pathsOf(place, 'neighbour'), damage).toEqual([place.path('good.txt')]);
    expect(readdirSync(place.dataDirectory).filter((name) => name.includes('corrupt')).length, damage).toBeGreaterThanOrEqual(1);
  }
});

test('a second engine is told who the first is; readers work beside it', async () => {
  const place = createPlace();
  for (let at = 0; at < 1000; at += 1) place.write(`${at % 30}/${at}.txt`, `number ${at} ${'and more '.repeat(800)}`);
  const first = startPaise(place, ['index', '--once', '--json', place.files]);
  const end = endOf(first);
  await untilIndexed(place, 1);
  first.kill('SIGSTOP');
  for (const args of [
    ['index', '--once', place.files],
    ['reset', '--yes'],
    ['jobs', 'retry', '--all'],
  ]) {
    const second = await runPaise(place, args);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain(`The paise2 engine in process ${first.pid} owns ${place.dataDirectory}.`);
  }
  for (const args of [['search', 'number'], ['status']]) expect(await runPaise(place, args)).toMatchObject({ code: 0, stderr: '' });
  const doctor = await runPaise(place, ['doctor']);
  expect(doctor.stdout).toContain('it does not answer');
  first.kill('SIGCONT');
  expect((await end).json()).toMatchObject({ indexed: 1000, failed: 0 });
});

test.runIf(permissionsHold)('a data directory that cannot be made or written says so', async () => {
  const place = createPlace();
  place.write('good.txt', 'healthy neighbour');
  giveAway(place);
  chmodSync(dirname(place.files), 0o555);
  onTestFinished(() => chmodSync(dirname(place.files), 0o755));
  const unmade = await runPaise(place, ['index', '--once', place.files], { ordinaryUser: true });
  expect(unmade).toMatchObject({ code: 1, stdout: '' });
  expect(unmade.stderr).toMatch(/data directory .* cannot be created[^]*PAISE2_DATA_DIR/);
  chmodSync(dirname(place.files), 0o755);
  expect((await runPaise(place, ['index', '--once', place.files], { ordinaryUser: true })).code).toBe(0);
  execFileSync('chmod', ['-R', 'a-w', place.dataDirectory]);
  const closed = await runPaise(place, ['index', '--once', place.files], { ordinaryUser: true });
  expect(closed).toMatchObject({ code: 1, stdout: '' });
  expect(closed.stderr).toContain('data directory');
});
