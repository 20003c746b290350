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
    const minutes = torture.repeat(1, 30, 8 * 60);
    const before = torture.repeat(0, 5, 30);
    engine.allow((before + minutes + 30) * 60_000);
    await until(() => openFiles(engine.pid).some((file) => file.includes('paise2.db')), 30_000);
    // The first pass over all files is not what is measured.
    await sleep(torture.repeat(15, 120, 600) * 1000);
    mutator.start(torture.repeat(60, 120, 120));
    const killSome = () => {
      if (torture.random() > 0.2) return;
      const workers = descendantsOf(engine.pid);
      const victim = workers[Math.floor(torture.random() * workers.length)];
      if (victim !== undefined && signal(victim, 'SIGKILL')) torture.count('kills');
    };
    // Nor is what the heap and SQLite's caches take once, until this kind of work has happened often enough.
    await watch(engine, before * 60_000, killSome);
    const samples = await watch(engine, minutes * 60_000, killSome);
    mutator.stop();
    torture.count('runs');
    if (!isAlive(engine.pid)) torture.violation(place, 'R1', `the engine ended: ${firstOf((await engine.ended).stderr)}`);
    const perHour = { bytes: slopePerHour(samples, 'bytes'), files: slopePerHour(samples, 'files') };
    torture.note(
      `${mutator.steps} changes in ${minutes} min; ${(perHour.bytes / 1e6).toFixed(1)} MB and ${perHour.files.toFixed(1)} open files more per hour; MB in tenths of the time: ${tenths(samples).join(' ')}`,
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

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
  readonly files: number;
}

async function watch({ pid }: Running, forMs: number, meanwhile: () => void): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  while (performance.now() - begun < forMs && isAlive(pid)) {
    await sleep(1000);
    samples.push({ atMs: performance.now() - begun, bytes: residentBytes(pid), files: openFiles(pid).length });
    meanwhile();
  }
  return samples;
}

/** The mean memory of each tenth of the time, in MB. */
function tenths(samples: readonly Sample[]): readonly number[] {
  const part = Math.max(1, Math.ceil(samples.length / 10));
  return Array.from({ length: Math.ceil(samples.length / part) }, (_, tenth) =>
    Math.round(mean(samples.slice(tenth * part, (tenth + 1) * part).map(({ bytes }) => bytes)) / 1e6),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Least squares. */
function slopePerHour(samples: readonly Sample[], key: 'bytes' | 'files'): number {
  const [time, value] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map((sample) => sample[key]))];
  const covariance = samples.reduce((sum, sample) => sum + (sample.atMs - time) * (sample[key] - value), 0);
  const variance = samples.reduce((sum, { atMs }) => sum + (atMs - time) ** 2, 0);
  return variance === 0 ? 0 : (covariance / variance) * 3_600_000;
}
