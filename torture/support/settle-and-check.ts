import { check, wordsOf } from './check.ts';
import type { Corpus } from './corpus.ts';
import type { Torture } from './family.ts';
import type { Place } from './place.ts';
import { settle } from './settle.ts';

/** After the faults: the engine works undisturbed, and then everything must be right. `when` says what happened before. */
export async function settleAndCheck(torture: Torture, place: Place, corpus: Corpus, when = ''): Promise<void> {
  const suffix = when === '' ? '' : ` (${when})`;
  try {
    const { inspection } = await settle(place, wordsOf(corpus));
    for (const { invariant, text } of await check(place, corpus, inspection)) torture.violation(place, invariant, text + suffix);
  } catch (error) {
    torture.violation(place, 'I1', `it does not go on: ${error instanceof Error ? error.message : String(error)}${suffix}`);
  }
}
