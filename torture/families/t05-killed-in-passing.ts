import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { checkDatabase } from '../support/check-database.ts';
import { createCorpus, fill, writeFile, type Corpus } from '../support/corpus.ts';
import { firstOf, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { inParallel } from '../support/in-parallel.ts';
import { withData, type Place } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** The engine is killed while it brings an older database up to date, while it recovers from the last kill, and while it shuts down. */
export const killedInPassing: Family = {
  id: 'T5',
  title: 'killed in migration, recovery, shutdown',
  async run(torture) {
    await duringMigration(torture);
    await duringShutdown(torture);
  },
};

/** Statements until an engine has opened its data and taken back its jobs. */
const openingStatements = 60;

async function duringMigration(torture: Torture): Promise<void> {
  const place = torture.place();
  const corpus = createCorpus();
  for (const name of ['running', 'waiting', 'dead', 'new']) writeFile(corpus, join(place.files, `${name}.txt`));
  const step = torture.repeat(6, 1, 1);
  const positions = Array.from({ length: Math.floor(openingStatements / step) }, (_, index) => 1 + index * step);
  await inParallel(positions, 2, async (at) => {
    torture.count('runs');
    const copy = withData(place, `opening-${at}`);
    makeVersion1(copy);
    // Once in the migration, and once more in what recovers from that.
    for (const statement of [at, Math.max(1, at - 5)]) {
      const { signal } = await startEngine(copy, 'index', {}, { statement: { at: statement, kind: 'kill' } }).ended;
      if (signal === 'SIGKILL') torture.count('kills');
      for (const { invariant, text } of checkDatabase(copy)) torture.violation(copy, invariant, `${text} (killed at statement ${at})`);
    }
    await settleAndCheck(torture, copy, corpus, `killed at statement ${at} from version 1`);
  });
}

function makeVersion1(place: Place): void {
  mkdirSync(place.dataDirectory, { mode: 0o700 });
  const sql = readFileSync(join(import.meta.dirname, '../fixtures/version-1.sql'), 'utf8');
  const database = new Sqlite(join(place.dataDirectory, 'paise2.db'));
  database.exec(sql.replaceAll('{files}', `file://${place.files}`));
  database.close();
}

/** A graceful stop takes less than this. */
const stopMs = 10_000;

async function duringShutdown(torture: Torture): Promise<void> {
  const place = torture.place();
  const corpus = createCorpus();
  const rounds = torture.repeat(8, 60, 400);
  for (let round = 0; round < rounds; round += 1) {
    torture.count('runs');
    addFiles(corpus, place, round);
    const engine = startEngine(place, 'index', {});
    await sleep(300 + torture.random() * 900);
    const askedAt = performance.now();
    engine.kill('SIGTERM');
    // Every other engine may end as it likes.
    if (round % 2 === 0) {
      await sleep(torture.random() * 150);
      engine.kill();
    }
    const { code, stderr } = await engine.ended;
    const tookMs = performance.now() - askedAt;
    if (code === null) torture.count('kills');
    else if (code !== 0 && code !== 130) torture.violation(place, 'R6', `a graceful stop ended with ${code}: ${firstOf(stderr)}`);
    if (tookMs > stopMs) torture.violation(place, 'R6', `a graceful stop took ${Math.round(tookMs)} ms`);
  }
  await settleAndCheck(torture, place, corpus, 'stopped and killed');
}

function addFiles(corpus: Corpus, place: Place, round: number): void {
  fill(corpus, { ...place, files: join(place.files, `round-${round}`) }, 400);
}
