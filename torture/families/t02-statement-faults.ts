import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCorpus, fill, forget, writeFile, type Corpus } from '../support/corpus.ts';
import { askEngine, endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { inParallel } from '../support/in-parallel.ts';
import type { StatementFault } from '../support/injection.ts';
import { withData, type Place } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/**
 * SQLite's own way of testing (https://sqlite.org/testing.html): the n-th statement of a small run fails, for n over all of them, once or
 * for ever; then a run without faults. The small run brings an index up to date, with something new, changed, moved, gone and hostile.
 */
export const statementFaults: Family = {
  id: 'T2',
  title: 'fault at the n-th database statement',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    await prepare(place, corpus);
    const template = `${place.dataDirectory}-template`;
    cpSync(place.dataDirectory, template, { recursive: true });
    const statements = await countStatements(withCopy(place, template, { at: 0, kind: 'kill' }));
    const positions = sample(statements, torture.repeat(6, 100, Number.POSITIVE_INFINITY), torture.random);
    torture.note(`${positions.length} of ${statements} statements`);
    const faults = positions.flatMap((at) => kinds.map((kind) => ({ at, kind })));
    await inParallel(faults, 2, (fault) => runWith(torture, withCopy(place, template, fault), corpus, fault));
  },
};

const kinds: readonly StatementFault['kind'][] = ['kill', 'ioerr-once', 'full-once', 'full-for-ever'];

async function prepare(place: Place, corpus: Corpus): Promise<void> {
  const path = (name: string): string => join(place.files, name);
  fill(corpus, place, 12);
  for (const name of ['changed.mock', 'moved.txt', 'gone.md']) writeFile(corpus, path(name));
  await askEngine(place, 'index', {});
  writeFile(corpus, path('changed.mock'));
  const moved = corpus.files.get(path('moved.txt'));
  renameSync(path('moved.txt'), path('moved here.txt'));
  corpus.files.delete(path('moved.txt'));
  if (moved) corpus.files.set(path('moved here.txt'), moved);
  rmSync(path('gone.md'));
  forget(corpus, path('gone.md'));
  for (const name of ['new.txt', 'new.mock']) writeFile(corpus, path(name));
  writeFile(corpus, path('nested.mock'), { lines: ['!nested=surrogates'] });
  writeFile(corpus, path('hostile.mock'), { lines: ['!reject'], ends: ['corrupt'] });
}

async function countStatements(place: Place): Promise<number> {
  const { stderr } = await startEngine(place, 'index', {}, { countStatements: true }).ended;
  return Number(/^statements: (\d+)$/m.exec(stderr)?.[1]);
}

function sample(statements: number, wanted: number, random: () => number): readonly number[] {
  const step = Math.max(1, statements / wanted);
  const positions = Array.from({ length: Math.min(statements, wanted) }, (_, index) => 1 + Math.floor((index + random()) * step));
  return [...new Set(positions)].filter((at) => at <= statements);
}

function withCopy(place: Place, template: string, { at, kind }: StatementFault): Place {
  const copy = withData(place, `${at}-${kind}`);
  cpSync(template, copy.dataDirectory, { recursive: true });
  return copy;
}

/** Some engines wait for the disk to have room again, which it never has here. */
const patienceMs = 5000;

async function runWith(torture: Torture, place: Place, corpus: Corpus, fault: StatementFault): Promise<void> {
  const when = `${fault.kind} at statement ${fault.at}`;
  torture.count('runs');
  const engine = startEngine(place, 'index', {}, { statement: fault });
  const { code, signal, stderr } = await endWithin(engine, patienceMs);
  if (signal === 'SIGKILL') torture.count('kills');
  else if (code !== 0 && !(stderr.startsWith('paise2: ') && !stderr.includes('\n    at ')))
    torture.violation(place, 'R4', `the engine ended with ${signal ?? code} and no clear message: ${firstOf(stderr)} (${when})`);
  await settleAndCheck(torture, place, corpus, when);
}
