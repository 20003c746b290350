import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statfsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, writeFile } from '../support/corpus.ts';
import { countWrites } from '../support/count-writes.ts';
import { askEngine, endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { configure } from '../support/place.ts';
import { isAlive, until } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** The disk of the data directory fills up: indexing waits, search answers, and when there is room again it goes on without a restart. */
export const diskFull: Family = {
  id: 'T10',
  title: 'disk full, then enlarged',
  async run(torture) {
    const sizes = torture.length === 'short' ? [6] : [6, 64];
    for (const megabytes of sizes) {
      await fillUp(torture, megabytes, 'full');
      await fillUp(torture, megabytes, 'floor');
    }
  },
};

/** `full`: until the system refuses to write; `floor`: until so little is left that the engine stops by itself. */
async function fillUp(torture: Torture, megabytes: number, how: 'full' | 'floor'): Promise<void> {
  const place = torture.place();
  const what = `${megabytes} MB, ${how}`;
  mkdirSync(place.dataDirectory);
  if (!mount(place.dataDirectory, megabytes)) return torture.note('left out: file systems cannot be mounted here');
  try {
    torture.count('runs');
    configure(place, { workers: { count: 2 }, diskFloor: how === 'full' ? '1KB' : '3MB' });
    const writes = await countWrites(torture, place);
    const corpus = createCorpus();
    // Words that are in no other file take the most room in an index.
    for (let at = 0; at < megabytes * 100; at += 1)
      writeFile(corpus, join(place.files, `${at}.${at % 2 === 0 ? 'txt' : 'mock'}`), {
        text: randomBytes(12_000)
          .toString('base64')
          .replaceAll(/zq|[+/]/gi, ' '),
      });
    const engine = startEngine(place, 'index', {});
    const freeBytes = (): number => {
      const { bavail, bsize } = statfsSync(place.dataDirectory);
      return bavail * bsize;
    };
    await until(() => freeBytes() < (how === 'full' ? 400_000 : 3_000_000) || !isAlive(engine.pid), 60_000);
    const left = freeBytes();
    await sleep(3000);
    if (!isAlive(engine.pid)) torture.violation(place, 'R7', `the engine ended: ${firstOf((await engine.ended).stderr)} (${what})`);
    const { code, stderr, stdout } = await startEngine(place, 'search', { query: 'quick brown' }).ended;
    if (code !== 0) torture.violation(place, 'R7', `search ended with ${code}: ${firstOf(stderr)} (${what})`);
    else if ((JSON.parse(stdout) as { total: number }).total === 0) torture.violation(place, 'R7', `search found nothing (${what})`);
    execFileSync('mount', ['-o', 'remount,size=1g', place.dataDirectory]);
    const end = await endWithin(engine, 60_000);
    if (end.late) torture.violation(place, 'R7', `the engine did not go on with more room (${what})`);
    await settleAndCheck(torture, place, corpus, what);
    writes.check(corpus.files.keys());
    const { storage } = await askEngine(place, 'status', {});
    torture.note(`${what}: ${Math.round(left / 1000)} kB were left, ${storage.items} items in the end`);
  } finally {
    execFileSync('umount', ['-l', place.dataDirectory]);
  }
}

function mount(directory: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
