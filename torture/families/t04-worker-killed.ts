import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, fill } from '../support/corpus.ts';
import { endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { createMutator } from '../support/mutator.ts';
import { configure } from '../support/place.ts';
import { descendantsOf, isAlive, signal, until } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** Busy workers are killed, or stopped so that they say nothing any more. No innocent file may suffer for it. */
export const workerKilled: Family = {
  id: 'T4',
  title: 'workers killed and stopped',
  async run(torture) {
    await harass(torture, 'SIGKILL', torture.repeat(10, 70, 500));
    await harass(torture, 'SIGSTOP', torture.repeat(5, 60, 500));
  },
};

/** The engine says nothing to a stopped worker for this long, and one second more is granted. */
const silenceMs = 2000;
const patienceMs = 30_000;

async function harass(torture: Torture, how: 'SIGKILL' | 'SIGSTOP', wanted: number): Promise<void> {
  const place = torture.place();
  configure(place, { workers: { count: 2, silence: '2s' } });
  const corpus = createCorpus();
  fill(corpus, place, 4000);
  const mutator = createMutator(corpus, place.files, torture.random);
  mutator.start(10);
  let slowest = 0;
  for (let done = 0, runs = 0; done < wanted && runs < wanted * 3; runs += 1) {
    torture.count('runs');
    const engine = startEngine(place, 'index', {});
    while (isAlive(engine.pid) && done < wanted) {
      await sleep(150 + torture.random() * 400);
      const workers = descendantsOf(engine.pid);
      const victim = workers[Math.floor(torture.random() * workers.length)];
      if (victim === undefined || !signal(victim, how)) continue;
      done += 1;
      torture.count('kills');
      if (how === 'SIGKILL') continue;
      const stoppedAt = performance.now();
      const ended = await until(() => !isAlive(victim), silenceMs + 3000);
      // A worker that had nothing to do may stay stopped until it gets work.
      if (ended) slowest = Math.max(slowest, performance.now() - stoppedAt);
    }
    const end = await endWithin(engine, patienceMs);
    if (end.late) torture.violation(place, 'R3', `${how} of a worker: the engine was not done ${patienceMs / 1000} s later`);
    else if (end.code !== 0) torture.violation(place, 'R3', `${how} of a worker ended the engine: ${firstOf(end.stderr)}`);
    // Something to do for the next run.
    for (let step = 0; step < 300; step += 1) mutator.step();
  }
  mutator.stop();
  if (how === 'SIGSTOP') torture.note(`stopped workers were ended after ${(slowest / 1000).toFixed(1)} s at most`);
  await settleAndCheck(torture, place, corpus, how);
}
