import { join } from 'node:path';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import type { Injection } from '../support/injection.ts';
import { executions, readLog } from '../support/log.ts';
import { configure } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

const hour = 3_600_000;
const year = 365.25 * 24 * hour;

/** The wall clock jumps, between runs and while something is at work. No time is up early, and nothing waits for years. */
export const clocks: Family = {
  id: 'T18',
  title: 'clocks that jump',
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 2, silence: '3s', total: '6s' } });
    const corpus = createCorpus();
    fill(corpus, place, 60);
    const later = join(place.files, 'later.mock');
    writeFile(corpus, later, { lines: [`!later=${hour}`], ends: ['later'] });
    const skews: readonly Injection[] = [
      ...[hour, -hour, 10 * year, -10 * year].map((byMs) => ({ jumps: [{ afterMs: 900, byMs }] })),
      ...[10 * year, 0, -10 * year, 0].map((clockAheadMs) => ({ clockAheadMs })),
    ];
    for (const [number, skew] of skews.entries()) {
      torture.count('runs');
      // Slow enough to be at work when the clock jumps, and not too slow.
      for (const name of ['one', 'two']) writeFile(corpus, join(place.files, `slow-${name}-${number}.mock`), { lines: ['!slow=1500'] });
      const before = readLog(place).length;
      const end = await endWithin(startEngine(place, 'index', {}, skew), 60_000);
      const what = JSON.stringify(skew);
      if (end.code !== 0)
        torture.violation(place, 'R3', `the engine ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)} (${what})`);
      // Put off by an hour ten years from now, it is due now.
      if (number === 5 && !executions(place, before).includes(later))
        torture.violation(place, 'R1', `what was put off under a clock that was ahead still waits (${what})`);
    }
    // It is put off for ever, which is no failure.
    corpus.files.delete(later);
    writeFile(corpus, later);
    await settleAndCheck(torture, place, corpus);
  },
};
