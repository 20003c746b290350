import type { Connection } from './database.ts';
import { damaged } from './sqlite-errors.ts';
import { createStateWriter } from './state-writer.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Where the time of the last one stands among what plugins remember. */
const place = { partition: 'embedded', key: 'scrubbed' };

/** Looks for damage if that was not done for a week. Rejects with `INDEX_CORRUPT` where there is some. */
export function createWeeklyScrub(connection: Connection): () => Promise<void> {
  const { database, ending, log } = connection;
  const read = database.prepare<[string, string], number>('SELECT value FROM state WHERE partition = ? AND key = ?').pluck();
  const write = createStateWriter(database);
  let running: Promise<void> | undefined;

  async function look(): Promise<void> {
    const now = Date.now();
    const last = read.get(place.partition, place.key);
    if (last !== undefined) {
      // A time in the future is of another clock.
      if (Math.abs(now - last) < weekMs) return;
      const { scrubbed } = await import('./scrub.ts');
      const result = await scrubbed(database.name, ending).catch((error: unknown) => {
        log.warn('The index could not be checked for damage.', { error: String(error) });
        return undefined;
      });
      if (result === undefined) return;
      if (result.damage !== undefined) throw damaged(result.damage);
      connection.writer.learn(result.learned);
    }
    if (database.open) write([{ ...place, value: now }]);
  }

  return () => (running ??= look().finally(() => (running = undefined)));
}
