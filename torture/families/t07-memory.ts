import { join } from 'node:path';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { answerOf, startEngine } from '../support/engine-process.ts';
import { memoryShapes } from '../support/exhaust-memory.ts';
import type { Family } from '../support/family.ts';
import { configure } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';
import { megabytes, watchMemory } from '../support/watch-memory.ts';

/** Extractors that take all memory, in shapes of which V8's own limits contain some only: nobody but the one worker dies of it. */
export const memory: Family = {
  id: 'T7',
  title: 'extractors that exhaust memory',
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 3, memory: '256MB', silence: '10s' } });
    const corpus = createCorpus();
    fill(corpus, place, 300);
    for (const shape of memoryShapes)
      writeFile(corpus, join(place.files, `${shape}.mock`), { lines: [`!oom=${shape}`], ends: ['memory', 'crash'] });
    torture.count('runs', memoryShapes.length);
    const engine = startEngine(place, 'index', {});
    const peaks = await watchMemory(engine);
    try {
      answerOf(await engine.ended);
    } catch (error) {
      torture.violation(place, 'R3', `the engine did not survive: ${String(error)}`);
    }
    torture.note(`peak of a worker ${megabytes(peaks.worker)} MB of 256, of the engine ${megabytes(peaks.engine)} MB`);
    if (peaks.engine > 300e6) torture.violation(place, 'R3', `the engine took ${megabytes(peaks.engine)} MB`);
    if (peaks.worker > 2 * 256e6) torture.violation(place, 'R3', `a worker that may have 256 MB took ${megabytes(peaks.worker)} MB`);
    await settleAndCheck(torture, place, corpus);
  },
};
