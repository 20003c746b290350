import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus, fill, type Corpus } from '../support/corpus.ts';
import { countWrites } from '../support/count-writes.ts';
import { answerOf, startEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import { createMutator } from '../support/mutator.ts';
import { configure } from '../support/place.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** The engine is killed at a random moment while files change, again and again; then all must be as if it had never been. */
export const engineKilled: Family = {
  id: 'T1',
  title: 'engine killed while files change',
  async run(torture) {
    const kills = torture.repeat(25, 300, 2000);
    for (let done = 0; done < kills; done += killsPerPlace) await killAgainAndAgain(torture, Math.min(killsPerPlace, kills - done));
  },
};

const killsPerPlace = 25;

async function killAgainAndAgain(torture: Torture, kills: number): Promise<void> {
  const { random } = torture;
  const place = torture.place();
  configure(place, { workers: { count: 2, silence: '5s' } });
  const writes = await countWrites(torture, place);
  const corpus = createCorpus();
  fill(corpus, place, 1200);
  const still: Corpus = { ...createCorpus(), newWord: corpus.newWord };
  fill(still, { ...place, files: join(place.files, 'still') }, 400);
  const mutator = createMutator(corpus, place.files, random);
  mutator.start(4);
  for (let kill = 0; kill < kills; kill += 1) {
    torture.count('runs');
    const engine = startEngine(place, 'index', {});
    const end = await Promise.race([engine.ended, sleep(150 + random() * 1250)]);
    engine.kill();
    if (end) answerOf(end);
    else torture.count('kills');
    await engine.ended;
    // Between two lives there is a moment without changes now and then, so that some engines come to the end of a listing.
    if (random() < 0.3) mutator.stop();
    else if (random() < 0.5) mutator.start(4);
  }
  mutator.stop();
  for (const [path, truth] of still.files) corpus.files.set(path, truth);
  await settleAndCheck(torture, place, corpus);
  writes.check(still.files.keys());
  torture.note(`${mutator.steps} changes`);
}
