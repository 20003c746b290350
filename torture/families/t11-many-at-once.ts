import { createCorpus, fill, type Corpus } from '../support/corpus.ts';
import { endWithin, firstOf, startCommand, startEngine, type Ended } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import type { Place } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** Many engines and commands at once: one owns the data, all others are served or told so. */
export const manyAtOnce: Family = {
  id: 'T11',
  title: 'engines and commands at once',
  async run(torture) {
    const rounds = torture.repeat(1, 3, 20);
    for (let round = 0; round < rounds; round += 1) {
      const place = torture.place();
      const corpus = createCorpus();
      fill(corpus, place, 600);
      await engines(torture, place, torture.repeat(8, 20, 20));
      await commands(torture, place, corpus, torture.repeat(20, 50, 50));
      await settleAndCheck(torture, place, corpus);
    }
  },
};

const patienceMs = 120_000;

async function engines(torture: Torture, place: Place, count: number): Promise<void> {
  const running = Array.from({ length: count }, () => startEngine(place, 'index', {}));
  torture.count('runs', count);
  const ends = await Promise.all(running.map((engine) => endWithin(engine, patienceMs)));
  for (const end of ends) {
    if (end.late) torture.violation(place, 'R9', 'an engine among others did not end');
    else if (!isFine(end))
      torture.violation(place, 'R9', `an engine among others ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)}`);
  }
  if (!ends.some(({ code }) => code === 0)) torture.violation(place, 'R9', 'no engine among others did the work');
  torture.note(`${ends.filter(({ code }) => code === 0).length} of ${count} engines were served`);
}

async function commands(torture: Torture, place: Place, corpus: Corpus, count: number): Promise<void> {
  const [path = ''] = corpus.files.keys();
  const lines = [
    ['search', 'quick brown'],
    ['status', '--json'],
    ['jobs', 'list'],
    ['jobs', 'retry', '--all'],
    ['explain', path],
    ['index', '--once', place.files],
    ['pause'],
    ['resume'],
    ['doctor'],
    ['export', '--json'],
  ];
  const working = startEngine(place, 'index', {});
  const running = Array.from({ length: count }, (_, at) => lines[at % lines.length] ?? []).map((args) => ({
    args,
    command: startCommand(place, args),
  }));
  torture.count('runs', count);
  for (const { args, command } of running) {
    const end = await endWithin(command, patienceMs);
    if (end.late) torture.violation(place, 'R9', `${args.join(' ')} did not end`);
    else if (!isFine(end) && args[0] !== 'doctor')
      torture.violation(place, 'R9', `${args.join(' ')} ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)}`);
  }
  // Whatever was paused last.
  await startCommand(place, ['resume']).ended;
  if ((await endWithin(working, patienceMs)).late) torture.violation(place, 'R9', 'the engine beside the commands did not end');
}

/** Served, or told who owns the data. What SQLite says is nobody's business. */
const isFine = ({ code, stderr }: Ended): boolean =>
  !/SQLITE|database is locked/.test(stderr) && (code === 0 || (code === 1 && /owns/.test(stderr)));
