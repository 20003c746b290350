import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, writeFile, type Corpus } from '../support/corpus.ts';
import { askEngine, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import type { Place } from '../support/place.ts';
import { isAlive } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** More changes at once than a watcher can report: the engine that stays up gets to know them all the same, without a restart. */
export const bursts: Family = {
  id: 'T16',
  title: 'bursts of changes while it watches',
  async run(torture) {
    for (const count of torture.length === 'short' ? [3000] : [30_000, 100_000]) await burst(torture, count);
  },
};

async function burst(torture: Torture, count: number): Promise<void> {
  const place = torture.place();
  const corpus = createCorpus();
  const engine = startEngine(place, 'up', {});
  const ready = new Promise<void>((resolve) => engine.child.stdout?.once('data', () => resolve()));
  await Promise.race([ready, engine.ended]);
  await sleep(2000);
  torture.count('runs');
  // In one go: this process does nothing else meanwhile, and no watcher gets a word in.
  for (let at = 0; at < count; at += 1) writeFile(corpus, join(place.files, `folder-${at % 300}`, `${at}.txt`), { length: 1 });
  const tookMs = await untilIndexed(place, count, count * 5 + 60_000);
  if (tookMs === undefined) torture.violation(place, 'R2', `${count} files that appeared at once were not all indexed in time`);
  // The folder of all of them is moved away and comes back under another name.
  renameSync(join(place.files, 'folder-0'), join(place.files, 'renamed'));
  moved(corpus, place);
  for (let at = 0; at < 20; at += 1) writeFile(corpus, join(place.files, `late-${at}.txt`));
  const lateMs = await untilIndexed(place, count + 20, 20_000);
  if (lateMs === undefined) torture.violation(place, 'R2', 'files that appeared after the burst were not indexed in time');
  torture.note(`${count} files after ${seconds(tookMs)}, 20 more after ${seconds(lateMs)}`);
  if (!isAlive(engine.pid)) torture.violation(place, 'R1', 'the engine ended');
  engine.kill('SIGTERM');
  await engine.ended;
  await settleAndCheck(torture, place, corpus, `${count} files`);
}

function moved(corpus: Corpus, { files }: Place): void {
  for (const [path, truth] of corpus.files) {
    if (!path.startsWith(join(files, 'folder-0/'))) continue;
    corpus.files.delete(path);
    corpus.files.set(path.replace('/folder-0/', '/renamed/'), truth);
  }
}

async function untilIndexed(place: Place, count: number, patienceMs: number): Promise<number | undefined> {
  for (const begun = performance.now(); performance.now() - begun < patienceMs; await sleep(500)) {
    const { storage, queue } = await askEngine(place, 'status', {});
    const done = storage.byStatus.indexed === count && queue.byState.ready + queue.byState.running === 0;
    if (done) return performance.now() - begun;
  }
  return undefined;
}

const seconds = (ms: number | undefined): string => (ms === undefined ? 'never' : `${(ms / 1000).toFixed(1)} s`);
