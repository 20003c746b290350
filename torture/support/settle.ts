import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineRequests } from '../programs/requests.ts';
import { askEngine } from './engine-process.ts';
import type { Place } from './place.ts';

const hourMs = 3_600_000;
const rounds = 12;

/**
 * Lets the engine work undisturbed until nothing waits any more. For what waits for a later attempt, the clock is set ahead: that takes
 * seconds instead of half an hour, and is also what a person's machine does that was suspended.
 */
export async function settle(place: Place, words: readonly string[] = []): Promise<EngineRequests['settle']['answer']> {
  const file = join(place.home, 'words.json');
  writeFileSync(file, JSON.stringify(words));
  for (let round = 1; ; round += 1) {
    const settled = await askEngine(place, 'settle', { words: file });
    const { pending, problems } = settled.report;
    if ((pending === 0 && problems.length === 0) || round === rounds) return settled;
    if (pending > 0) place.clockAheadMs += hourMs;
  }
}
