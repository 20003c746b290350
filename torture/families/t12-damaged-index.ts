import { copyFileSync, cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createCorpus, fill, type Corpus } from '../support/corpus.ts';
import { askEngine, endWithin, firstOf, startCommand, type Ended } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { inParallel } from '../support/in-parallel.ts';
import { withData, type Place } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** The index was damaged while nobody looked. Nobody crashes, what is said is plain, and a new index can be made at once. */
export const damagedIndex: Family = {
  id: 'T12',
  title: 'damaged index',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    fill(corpus, place, 150);
    await askEngine(place, 'index', {});
    const template = `${place.dataDirectory}-template`;
    cpSync(place.dataDirectory, template, { recursive: true });
    const flips = torture.repeat(4, 150, 2000);
    const damages = [
      ...Array.from({ length: flips }, () => flipBit),
      ...others,
      ...(torture.length === 'short' ? [] : [...others, ...others]),
    ];
    let noticed = 0;
    await inParallel([...damages.entries()], 2, async ([number, damage]) => {
      const copy = withData(place, `damage-${number}`);
      cpSync(template, copy.dataDirectory, { recursive: true });
      const what = damage(join(copy.dataDirectory, 'paise2.db'), torture.random);
      torture.count('runs');
      if (!(await isNoticed(torture, copy, what))) return;
      noticed += 1;
      await rebuild(torture, copy, corpus, what);
    });
    torture.note(`${noticed} of ${damages.length} noticed by search, doctor or index`);
  },
};

type Damage = (file: string, random: () => number) => string;

const flipBit: Damage = (file, random) => {
  const bytes = readFileSync(file);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  writeFileSync(file, bytes);
  return `a bit of byte ${at} of ${bytes.length} flipped`;
};

const pageBytes = 16_384;

function zeroPage(page: (pages: number, random: () => number) => number): Damage {
  return (file, random) => {
    const bytes = readFileSync(file);
    const at = page(bytes.length / pageBytes, random) * pageBytes;
    bytes.fill(0, at, at + pageBytes);
    writeFileSync(file, bytes);
    return `the page at ${at} of ${bytes.length} zeroed`;
  };
}

const truncated =
  (share: number): Damage =>
  (file) => {
    const length = Math.floor(readFileSync(file).length * share);
    truncateSync(file, length);
    return `truncated to ${length} bytes`;
  };

const replaced =
  (what: string, write: (file: string) => void): Damage =>
  (file) => {
    for (const name of readdirSync(join(file, '..'))) if (name.startsWith('paise2.db-')) rmSync(join(file, '..', name));
    rmSync(file);
    write(file);
    return `replaced by ${what}`;
  };

const foreign = 'replaced by a database of another program';

const others: readonly Damage[] = [
  zeroPage(() => 0),
  zeroPage(() => 1),
  zeroPage((pages, random) => Math.floor(random() * pages)),
  zeroPage((pages, random) => Math.floor(random() * pages)),
  zeroPage((pages) => Math.floor(pages) - 1),
  truncated(0),
  truncated(0.3),
  truncated(0.9),
  replaced('text', (file) => writeFileSync(file, 'This is no database.\n'.repeat(2000))),
  replaced('noise', (file) => writeFileSync(file, Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256)))),
  replaced('a database of another program', (file) => {
    const other = new Sqlite(file);
    other.exec('CREATE TABLE song (title TEXT); PRAGMA application_id = 42');
    other.close();
  }),
  replaced('nothing', () => {}),
  (file) => {
    copyFileSync(file, `${file}-wal`);
    return 'a log that is no log';
  },
  (file) => {
    writeFileSync(`${file}-shm`, 'garbage'.repeat(5000));
    return 'shared memory full of garbage';
  },
];

/** Asks as a person would. Somebody must say something, or all answers be right; and nobody may fall over. */
async function isNoticed(torture: Torture, place: Place, what: string): Promise<boolean> {
  let noticed = false;
  for (const args of [['search', 'quick'], ['doctor'], ['index']]) {
    const ended = await endWithin(startCommand(place, args), 60_000);
    if (ended.late) torture.violation(place, 'R3', `${args[0]} did not end (${what})`);
    else if (!isPlain(ended))
      torture.violation(place, 'R10', `${args[0]} ended with ${ended.signal ?? ended.code}: ${firstOf(ended.stderr)} (${what})`);
    if (ended.code !== 0 || /damaged|corrupt/i.test(ended.stdout + ended.stderr)) noticed = true;
  }
  return noticed;
}

const isPlain = ({ code, signal, stderr }: Ended): boolean =>
  signal === null && !stderr.includes('\n    at ') && (code === 0 || stderr === '' || /^(paise2|error|warn)\b/.test(stderr));

async function rebuild(torture: Torture, place: Place, corpus: Corpus, what: string): Promise<void> {
  // What is not ours is not removed either: a person has to.
  if (what === foreign) rmSync(join(place.dataDirectory, 'paise2.db'));
  const { code, stderr, stdout } = await startCommand(place, ['reset', '--yes']).ended;
  if (code !== 0) torture.violation(place, 'R10', `reset ended with ${code}: ${firstOf(stderr + stdout)} (${what})`);
  await settleAndCheck(torture, place, corpus, `${what}, after a reset`);
}
