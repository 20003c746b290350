import type { Role } from '../role.ts';
import { manyBytes } from './bytes.ts';

/** Puts bytes, half of the time as a stream, for ever. */
const putForEver: Role<'cache'> = async (cache, acknowledge, run) => {
  for (let round = 0; ; round += 1) {
    const bytes = manyBytes(run * 1000 + round, 50_000);
    const { cacheId } = await cache.put('p', round % 2 === 0 ? bytes : chunksOf(bytes));
    acknowledge(cacheId);
  }
};

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 10_000) yield bytes.subarray(start, start + 10_000);
}

export default putForEver;
