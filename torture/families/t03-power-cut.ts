import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase } from '../support/check-database.ts';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { startEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { withData, type Place } from '../support/place.ts';
import { until } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';
import Sqlite from 'better-sqlite3';

/**
 * A power cut leaves a part of what was written last: the write-ahead log of a killed engine is cut anywhere, a third with garbage in its
 * tail, a third with garbage behind it. What is recovered must be a state that the engine once had.
 */
export const powerCut: Family = {
  id: 'T3',
  title: 'write-ahead log cut, garbled, extended',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    fill(corpus, place, 300);
    // So slow that many turns are committed.
    for (let at = 0; at < 300; at += 1) writeFile(corpus, join(place.files, 'slow', `${at}.mock`), { lines: ['!slow=8'] });
    await leaveWriteAheadLog(place);
    const whole = readFileSync(join(place.dataDirectory, 'paise2.db-wal'));
    const cuts = torture.repeat(50, 300, 2000);
    const prefixes = new Set<string>();
    for (let number = 0; number < cuts; number += 1) {
      torture.count('runs');
      const cut = withData(place, `cut-${number}`);
      mkdirSync(cut.dataDirectory);
      copyFileSync(join(place.dataDirectory, 'paise2.db'), join(cut.dataDirectory, 'paise2.db'));
      writeFileSync(join(cut.dataDirectory, 'paise2.db-wal'), damaged(whole, number, torture.random));
      const isEmpty = stateOf(cut) === 'nothing';
      const when = `cut ${number}`;
      if (!isEmpty) for (const { invariant, text } of checkDatabase(cut)) torture.violation(cut, invariant, `${text} (${when})`);
      prefixes.add(stateOf(cut));
      if (number % 10 === 0) await settleAndCheck(torture, cut, corpus, when);
    }
    torture.note(`${prefixes.size} different states, log of ${Math.round(whole.length / 1024)} KiB`);
  },
};

/** Kills an engine in the middle, before SQLite has copied anything from the log to the database. */
async function leaveWriteAheadLog(place: Place): Promise<void> {
  const engine = startEngine(place, 'index', {});
  const path = join(place.dataDirectory, 'paise2.db');
  await until(() => itemsIn(path) > 450, 20_000, 5);
  engine.kill();
  await engine.ended;
}

function itemsIn(path: string): number {
  try {
    const database = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return database.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
    } finally {
      database.close();
    }
  } catch {
    return 0; // There is no database yet, or there are no tables.
  }
}

function damaged(log: Buffer, number: number, random: () => number): Buffer {
  const cut = Buffer.from(log.subarray(0, Math.floor(random() * log.length)));
  const noise = Buffer.from(Array.from({ length: 40_000 }, () => Math.floor(random() * 256)));
  if (number % 3 === 1) noise.copy(cut, Math.max(0, cut.length - noise.length));
  return number % 3 === 2 ? Buffer.concat([cut, noise]) : cut;
}

/** Jobs and items as one line. */
function stateOf(place: Place): string {
  const database = new Sqlite(join(place.dataDirectory, 'paise2.db'));
  try {
    if (database.pragma('user_version', { simple: true }) === 0) return 'nothing';
    const count = (table: string): number => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return `${count('job')} jobs, ${count('item')} items`;
  } finally {
    database.close();
  }
}
