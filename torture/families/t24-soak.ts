import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, fill } from '../support/corpus.ts';
import { firstOf, startEngine, type Running } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { createMutator } from '../support/mutator.ts';
import { configure } from '../support/place.ts';
import { descendantsOf, isAlive, openFiles, residentBytes, signal, until } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** An engine that stays up for long while files change and its workers are killed: it grows neither in memory nor in open files. */
export const soak: Family = {
  id: 'T24',
  title: 'long run while files change',
  onlyLong: true,
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 2, silence: '10s' }, rescan: '1m' });
    const corpus = createCorpus();
    fill(corpus, place, torture.repeat(2000, 50_000, 500_000));
    const mutator = createMutator(corpus, place.files, torture.random);
    const engine = startEngine(place, 'up', {});
    const minutes = torture.repeat(9, 30, 8 * 60);
    const before = torture.repeat(0, 5, 30);
    engine.allow((before + minutes + 30) * 60_000);
    await until(() => openFiles(engine.pid).some((file) => file.includes('paise2.db')), 30_000);
    // The first pass over all files is not what is measured.
    await sleep(torture.repeat(15, 120, 600) * 1000);
    const killSome = () => {
      if (torture.random() > 0.2) return;
      const workers = descendantsOf(engine.pid);
      const victim = workers[Math.floor(torture.random() * workers.length)];
      if (victim !== undefined && signal(victim, 'SIGKILL')) torture.count('kills');
    };
    const samples: Sample[] = [];
    const end = performance.now() + (before + minutes) * 60_000;
    while (performance.now() < end && isAlive(engine.pid)) {
      mutator.start(torture.repeat(60, 120, 120));
      await everySecond(workMs, engine, killSome);
      mutator.stop();
      const atRest: Sample[] = [];
      await everySecond(restMs, engine, () =>
        atRest.push({ atMs: performance.now(), bytes: residentBytes(engine.pid), files: openFiles(engine.pid).length }),
      );
      // Nor is what SQLite's caches take once.
      if (atRest.length > 0 && performance.now() > end - minutes * 60_000) samples.push(leastOf(atRest));
    }
    torture.count('runs');
    if (!isAlive(engine.pid)) torture.violation(place, 'R1', `the engine ended: ${firstOf((await engine.ended).stderr)}`);
    const perHour = { bytes: slopePerHour(samples, 'bytes'), files: slopePerHour(samples, 'files') };
    torture.note(
      `${mutator.steps} changes in ${minutes} min; ${(perHour.bytes / 1e6).toFixed(1)} MB and ${perHour.files.toFixed(1)} open files more per hour; MB at rest: ${samples.map(({ bytes }) => Math.round(bytes / 1e6)).join(' ')}`,
    );
    // Slopes of short runs say little.
    if (minutes >= 30 && perHour.bytes > 5e6)
      torture.violation(place, 'I7', `memory grows by ${Math.round(perHour.bytes / 1e6)} MB per hour`);
    if (minutes >= 30 && perHour.files > 2) torture.violation(place, 'I7', `${perHour.files.toFixed(1)} more open files per hour`);
    engine.kill('SIGTERM');
    await engine.ended;
    await settleAndCheck(torture, place, corpus);
  },
};

/** It works for so long, then it rests: what it holds while it works says nothing of what it keeps. */
const workMs = 2.5 * 60_000;
/** Longer than it is from one listing to the next: in between, for some seconds, it does nothing. */
const restMs = 90_000;

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
  readonly files: number;
}

function leastOf(samples: readonly Sample[]): Sample {
  return {
    atMs: Math.max(...samples.map(({ atMs }) => atMs)),
    bytes: Math.min(...samples.map(({ bytes }) => bytes)),
    files: Math.min(...samples.map(({ files }) => files)),
  };
}

async function everySecond(forMs: number, { pid }: Running, work: () => void): Promise<void> {
  const begun = performance.now();
  while (performance.now() - begun < forMs && isAlive(pid)) {
    await sleep(1000);
    work();
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Least squares. */
function slopePerHour(samples: readonly Sample[], key: 'bytes' | 'files'): number {
  const [time, value] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map((sample) => sample[key]))];
  const covariance = samples.reduce((sum, sample) => sum + (sample.atMs - time) * (sample[key] - value), 0);
  const variance = samples.reduce((sum, { atMs }) => sum + (atMs - time) ** 2, 0);
  return variance === 0 ? 0 : (covariance / variance) * 3_600_000;
}
