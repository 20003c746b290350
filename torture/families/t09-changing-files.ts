import { closeSync, ftruncateSync, openSync, renameSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createCorpus, fill, writeFile, type Corpus } from '../support/corpus.ts';
import { endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { createMutator } from '../support/mutator.ts';
import type { Place } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** Files change between listing, opening and reading, as often as this process can change them. */
export const changingFiles: Family = {
  id: 'T9',
  title: 'files that change while they are read',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    fill(corpus, place, 150);
    const mutator = createMutator(corpus, place.files, torture.random);
    const races = createRaces({ ...corpus, files: new Map() }, place);
    const wanted = torture.repeat(4000, 40_000, 400_000);
    while (mutator.steps + races.steps < wanted) {
      torture.count('runs');
      const engine = startEngine(place, 'index', {});
      while (!engine.isOver) {
        for (let step = 0; step < 5; step += 1) mutator.step();
        for (let step = 0; step < 10; step += 1) races.step();
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
      const end = await endWithin(engine, 1000);
      if (end.code !== 0) torture.violation(place, 'R2', `the engine ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)}`);
    }
    torture.note(`${mutator.steps + races.steps} changes`);
    for (const [path, truth] of races.finish()) corpus.files.set(path, truth);
    await settleAndCheck(torture, place, corpus);
  },
};

interface Races {
  step(): void;
  /** Leaves everything as it is to be found, and says what that is. */
  finish(): Corpus['files'];
  readonly steps: number;
}

const names = ['grows.txt', 'shrinks.txt', 'rewritten.txt', 'replaced.txt', 'same-size.txt', 'same-size.mock', 'turns.txt', 'around.txt'];

/** A handful of files that are never quiet, with a truth of their own. */
function createRaces(corpus: Corpus, { files }: Place): Races {
  const path = (name: string): string => join(files, name);
  let steps = 0;
  for (const name of names) writeFile(corpus, path(name));
  return {
    step() {
      steps += 1;
      const growing = openSync(path('grows.txt'), 'a');
      writeSync(growing, `line ${steps}\n`);
      closeSync(growing);
      truncateSync(path('shrinks.txt'), 60 - (steps % 50));
      const rewritten = openSync(path('rewritten.txt'), 'w');
      writeSync(rewritten, 'half');
      ftruncateSync(rewritten, 0);
      writeSync(rewritten, `whole ${steps}`);
      closeSync(rewritten);
      writeFileSync(path('aside'), `replacement ${steps}`);
      renameSync(path('aside'), path('replaced.txt'));
      // Within one tick of the clock of the file system, size and time are as before.
      for (const name of ['same-size.txt', 'same-size.mock']) writeFile(corpus, path(name));
      if (steps % 2 === 0) rmSync(path('turns.txt'), { force: true });
      else writeFileSync(path('turns.txt'), `there again ${steps}`);
      renameSync(path('around.txt'), path('around-2.txt'));
      renameSync(path('around-2.txt'), path('around.txt'));
    },
    finish() {
      for (const name of names.filter((one) => !one.startsWith('same-size'))) writeFile(corpus, path(name));
      return corpus.files;
    },
    get steps() {
      return steps;
    },
  };
}
