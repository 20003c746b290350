import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extract, usualArchives, type TestArchive } from './test-archives.ts';

const casesEach = 300;
const mostMilliseconds = 5000;

test.each(usualArchives.map((archive): [string, TestArchive] => [archive.name, archive]))(
  'whatever happens to the bytes of %s, it ends soon and for a reason',
  async (_, archive) => {
    const random = createRandom(20_240_501);
    let slowest = 0;
    for (let number = 0; number < casesEach; number += 1) {
      const bytes = damaged(archive.bytes, random);
      const started = performance.now();
      await extract({ ...archive, bytes }).catch((error: unknown) => {
        if (authorOutcome(error) === undefined) throw error;
      });
      slowest = Math.max(slowest, performance.now() - started);
    }
    expect(slowest).toBeLessThan(mostMilliseconds);
  },
  60_000,
);

/** Cuts off, changes some bytes, or puts a part in another place. */
function damaged(bytes: Buffer, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const kind = random(3);
  if (kind === 0) return copy.subarray(0, random(copy.length));
  if (kind === 1) {
    for (let flips = 1 + random(8); flips > 0; flips -= 1) copy.writeUInt8(random(256), random(copy.length));
    return copy;
  }
  const start = random(copy.length);
  copy.copy(copy, random(copy.length), start, start + random(64));
  return copy;
}

function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
