import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { configure } from '../support/place.ts';
import { residentBytes } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** An extractor that does what none should: its own items may suffer, nobody else's. */
export const badPlugins: Family = {
  id: 'T15',
  title: 'plugins that misbehave',
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 3, silence: '5s', total: '8s', memory: '400MB' } });
    const corpus = createCorpus();
    fill(corpus, place, 200);
    for (const [name, ends] of Object.entries(cases)) writeFile(corpus, join(place.files, `${name}.mock`), { lines: [`!${name}`], ends });
    torture.count('runs', Object.keys(cases).length);
    const engine = startEngine(place, 'index', {});
    let peak = 0;
    while (!engine.isOver) {
      peak = Math.max(peak, residentBytes(engine.pid));
      await sleep(20);
    }
    const end = await endWithin(engine, 1000);
    if (end.code !== 0) torture.violation(place, 'R11', `the engine ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)}`);
    if (peak > 400e6) torture.violation(place, 'R11', `the engine took ${Math.round(peak / 1e6)} MB`);
    if (existsSync(join(place.home, 'written-by-the-mock'))) torture.violation(place, 'S2', 'an extractor wrote a file');
    torture.note(`engine took ${Math.round(peak / 1e6)} MB at most`);
    await settleAndCheck(torture, place, corpus);
  },
};

const garbage = ['bad-plugin-output', 'error'];
const anything = ['indexed', 'bad-plugin-output', 'error', 'crash', 'timeout', 'memory'];

/** What the mock does, and how the file may end. What only harms its own process may also do no harm. */
const cases: Readonly<Record<string, readonly string[]>> = {
  throw: ['error'],
  'throw-nothing': ['error'],
  'throw-late': anything,
  'reject-late': anything,
  exit: ['crash'],
  abort: ['crash'],
  'signal=SIGSEGV': ['crash'],
  'signal=SIGSTOP': ['timeout'],
  garbage,
  cycle: garbage,
  function: garbage,
  surrogates: anything,
  'deep-metadata': anything,
  huge: ['partial', ...anything],
  items: ['partial', ...anything],
  print: anything,
  log: anything,
  leak: anything,
  patch: anything,
  spawn: anything,
  write: anything,
  message: anything,
  nonsense: anything,
  'nested=exit': anything,
};
