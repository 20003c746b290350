import { setTimeout } from 'node:timers/promises';
import { isPaiseError } from '../../src/plugin/errors.ts';
import type { Place } from './place.ts';

const deadlineMs = 30_000;

/** Watches another process index a place, until it holds so many items. */
export async function untilIndexed(place: Place, count: number): Promise<void> {
  for (const started = performance.now(); (await itemsOf(place)) < count; await setTimeout(5))
    if (performance.now() - started > deadlineMs) throw new Error(`there were not ${count} items after ${deadlineMs / 1000} s`);
}

async function itemsOf(place: Place): Promise<number> {
  const paise = place.open();
  try {
    return (await paise.status()).storage.items;
  } catch (error) {
    if (isPaiseError(error, 'INDEX_MISSING')) return -1;
    throw error;
  } finally {
    await paise.close();
  }
}
