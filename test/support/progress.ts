import { setTimeout } from 'node:timers/promises';
import { isPaiseError } from '../../src/plugin/errors.ts';
import type { Place } from './place.ts';

/** Watches another process index a place, until it holds so many items. */
export async function untilIndexed(place: Place, count: number): Promise<void> {
  for (;;) {
    const paise = place.open();
    try {
      if ((await paise.status()).storage.items >= count) return;
    } catch (error) {
      if (!isPaiseError(error, 'INDEX_MISSING')) throw error;
    } finally {
      await paise.close();
    }
    await setTimeout(5);
  }
}
