import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReadItem, SearchResult } from '../src/index.ts';
import { endOf, hasTerminal, runPaise, startPaise, type Ran } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { untilIndexed } from './support/progress.ts';

/** The beds of a garden, and a letter that is there twice. */
async function garden(): Promise<Place> {
  const place = createPlace();
  place.write(
    'beds.md',
    '# Beds\n\nThe south bed.\n\n## Quinces\n\nQuinces and medlars\ngrow slowly.\n\n## Roses\n\nRoses need sun.\nMedlars do not.\n',
  );
  place.write('notes.txt', 'Roses\n\nThey need sun.\nMedlars\nkeep long.\n');
  place.write('letter.txt', 'Dear Ann, the medlars are ripe.');
  place.write('copy of letter.txt', 'Dear Ann, the medlars are ripe.');
  expect(await runPaise(place, ['index', '--once', place.files])).toMatchObject({ code: 0, stderr: '' });
  return place;
}

type Search = (...args: readonly string[]) => Promise<Ran>;
const searchIn =
  (place: Place): Search =>
  (...args) =>
    runPaise(place, ['search', ...args]);

/** A folder with a program of this name that does this; to be the only one that is looked in. */
function programs(place: Place, name: string, script: string): { readonly PATH: string } {
  const folder = join(place.configDirectory, `programs-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return { PATH: folder };
}

test('a hit says where in its text the match is, and how many have the same content', async () => {
  const place = await garden();
  const search = searchIn(place);
  const { stdout } = await search('slowly');
  expect(stdout).toContain(`1. Beds\n   ${place.path('beds.md')}, under "Quinces"\n`);
  expect((await search('ripe')).stdout).toMatch(/^ {3}\S.* \(\+1 with the same content\), line 1\n {3}Dear Ann, the medlars are ripe\.\n/m);
});

test('several passages', async () => {
  const place = await garden();
  const search = searchIn(place);
  const result = (await search('--json', '--passages', '3', 'in:beds.md', 'medlars')).json() as SearchResult;
  expect(result.hits).toHaveLength(1);
  expect(result.hits[0]!.passages.flatMap(({ parts }) => parts.filter(({ match }) => match)).length).toBe(2);
});

test('--context prints the lines that match like grep', async () => {
  const place = await garden();
  const search = searchIn(place);
  const notes = place.path('notes.txt');
  expect((await search('--context', '0', 'in:notes.txt', 'medlars')).stdout).toBe(`${notes}:4:Medlars\n`);
  expect((await search('-C', '1', 'in:notes.txt', 'roses long')).stdout).toBe(
    [`${notes}:1:Roses`, `${notes}-2-`, '--', `${notes}-4-Medlars`, `${notes}:5:keep long.`, ''].join('\n'),
  );
});

test('--print0 is for xargs, --paths for pipes', async () => {
  const place = await garden();
  const search = searchIn(place);
  expect((await search('--print0', 'slowly')).stdout).toBe(`${place.path('beds.md')}\0`);
  expect((await search('--paths', 'slowly')).stdout).toBe(`${place.path('beds.md')}\n`);
});

test.runIf(process.platform === 'linux')('--open opens the hit with this number', async () => {
  const place = await garden();
  const search = searchIn(place);
  const opened = join(place.configDirectory, 'opened');
  const env = programs(place, 'xdg-open', `printf %s "$1" > '${opened}'`);
  const { hits } = (await search('--json', 'medlars')).json() as SearchResult;
  const ran = await runPaise(place, ['search', 'medlars', '--open', '2'], { env });
  expect(ran).toMatchObject({ code: 0, stdout: `${hits[1]!.path}\n`, stderr: '' });
  expect(readFileSync(opened, 'utf8')).toBe(hits[1]!.path);
  expect(await search('medlars', '--open', '9')).toMatchObject({ code: 2, stderr: expect.stringContaining('no hit number 9') as string });
  expect(await search('medlars', '--open', '0')).toMatchObject({ code: 2 });
  const failing = await runPaise(place, ['search', 'medlars', '--open', '1'], { env: programs(place, 'xdg-open', 'exit 3') });
  expect(failing).toMatchObject({ code: 1, stderr: expect.stringContaining('xdg-open ended with exit code 3') as string });
  const without = await runPaise(place, ['search', 'medlars', '--open', '1'], { env: { PATH: place.configDirectory } });
  expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('xdg-open is not installed') as string });
});

test.runIf(process.platform === 'linux')('--copy-path copies with what is there, and says so where nothing is', async () => {
  const place = await garden();
  const copied = join(place.configDirectory, 'copied');
  const path = place.path('beds.md');
  const ran = await runPaise(place, ['search', 'slowly', '--copy-path', '1'], {
    env: programs(place, 'xclip', `read -r line || :; printf %s "$line" > '${copied}'`),
  });
  expect(ran).toMatchObject({ code: 0, stdout: `${path}\n`, stderr: '' });
  expect(readFileSync(copied, 'utf8')).toBe(path);
  const without = await runPaise(place, ['search', 'slowly', '--copy-path', '1'], { env: { PATH: place.configDirectory } });
  expect(without).toMatchObject({ code: 1, stdout: `${path}\n`, stderr: expect.stringContaining('wl-copy, xclip, xsel') as string });
});

test('--facets counts, --explain says what scores are made of, --sort puts in order', async () => {
  const place = await garden();
  const search = searchIn(place);
  const { stdout } = await search('--facets', '--explain', 'medlars');
  expect(stdout).toMatch(/^type +text\/plain \(3\), text\/markdown \(1\)$/m);
  expect(stdout).toContain('searched for: medlars\n');
  expect(stdout).toMatch(/^ {3}score \d+\.\d\d = .*medlar.* \d+\.\d\d/m);
  const sorted = (await search('--json', '--sort', 'name', '"medlars')).json() as SearchResult;
  expect(sorted.hits.map(({ title }) => title)).toEqual(['Beds', 'copy of letter.txt', 'notes.txt']);
});

test('words that hits do not have are said, and --no-loosen keeps them away', async () => {
  const place = await garden();
  const search = searchIn(place);
  const loose = await search('medlars', 'roses', 'ripe');
  expect(loose.stdout).toMatch(/^ {3}without: /m);
  expect((await search('--no-loosen', 'medlars', 'roses', 'ripe')).stdout).toMatch(/^0 hits in /);
});

test('--wait without an engine says that nothing is to be waited for', async () => {
  const place = await garden();
  const search = searchIn(place);
  expect(await search('--wait', 'roses')).toMatchObject({ code: 0, stderr: '' });
});

test('--wait waits for what a running engine has not done yet', async () => {
  const waiting = createPlace();
  for (let index = 0; index < 300; index += 1)
    waiting.write(`${index}.md`, `# Number ${index}\n\n${'words and words '.repeat(2000)} plums`);
  waiting.configure("files:\n  roots: ['~/files']\n");
  const up = startPaise(waiting, ['up']);
  const end = endOf(up);
  await untilIndexed(waiting, 1);
  const result = (await runPaise(waiting, ['search', '--json', '--wait', 'plums'])).json() as SearchResult;
  expect(result).toMatchObject({ total: 300, freshness: { pending: 0 } });
  up.kill('SIGTERM');
  await end;
});

test.runIf(hasTerminal)('colours are for terminals only', async () => {
  const place = await garden();
  const search = searchIn(place);
  const escape = /\u001b\[/; // oxlint-disable-line no-control-regex -- it is what is looked for
  for (const options of [
    ['--context', '1'],
    ['--facets', '--explain'],
    ['--passages', '2'],
  ]) {
    expect((await runPaise(place, ['search', ...options, 'medlars'], { tty: true })).stdout).toMatch(escape);
    expect((await search(...options, 'medlars')).stdout).not.toMatch(escape);
  }
});

test('read gives the whole text, also of what is gone, or says why not', async () => {
  const other = await garden();
  other.write('data.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
  await runPaise(other, ['index', '--once', other.files]);
  const paise = other.open();
  const whole: ReadItem = await paise.read(other.path('beds.md'));
  expect(whole.text).toContain('Roses need sun.');
  const again = await paise.read(String(whole.item.id));
  expect(again.text).toBe(whole.text);
  expect(await paise.read(other.path('data.bin'))).toMatchObject({ item: { status: 'named' }, problem: expect.any(String) as string });
  rmSync(other.path('letter.txt'));
  const gone = await paise.read(other.path('letter.txt'));
  expect(gone.text).toBeUndefined();
  expect(gone.problem).toContain('letter.txt');
  await paise.close();
  expect(existsSync(dirname(other.files))).toBe(true);
});
