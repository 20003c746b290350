import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Writer } from './database.ts';

/** Pages that one step writes: some 50 ms, after which others get their turn. */
const pagesPerStep = 256;

/**
 * Forgets what nothing refers to, and merges the segments of the full-text index: fewer segments are faster to search, and smaller. It goes in
 * steps, each complete in itself.
 */
export function createTidy(database: Database, writer: Pick<Writer, 'keepLogShort' | 'rest'>): () => Promise<void> {
  const sweeps = [
    'DELETE FROM kept WHERE id NOT IN (SELECT kept FROM item WHERE kept IS NOT NULL)',
    'DELETE FROM folder WHERE id NOT IN (SELECT folder FROM item)',
    'DELETE FROM item_kind WHERE items = 0',
  ].map((sql) => database.prepare(sql));
  const segmentSizes = database.prepare<[], number>('SELECT count(*) FROM fulltext_idx GROUP BY segid').pluck();
  const merge = database.prepare<[number]>("INSERT INTO fulltext (fulltext, rank) VALUES ('merge', ?)");
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();

  /** Merges a little; false when there was nothing to do. */
  function mergeStep(pages: number): boolean {
    const before = changes.get() ?? 0;
    merge.run(pages);
    return (changes.get() ?? 0) - before > 1;
  }

  return async () => {
    database.transaction(() => sweeps.forEach((sweep) => sweep.run())).immediate();
    // A negative number puts all segments on the way into one, not only several of a size.
    let pages = isScattered(segmentSizes.all()) ? -pagesPerStep : pagesPerStep;
    while (database.open && mergeStep(pages)) {
      pages = pagesPerStep;
      writer.keepLogShort();
      await setImmediate();
    }
    while (database.open && shrinkStep(database)) {
      writer.keepLogShort();
      await setImmediate();
    }
    if (!database.open) return;
    database.pragma('optimize');
    writer.rest();
  };
}

/** Whether more than a fifth of the index is outside its largest segment: else merging would write all of it again for little. */
function isScattered(segments: readonly number[]): boolean {
  const total = segments.reduce((sum, size) => sum + size, 0);
  return Math.max(...segments) < 0.8 * total;
}

/** Gives some unused pages back to the file system; false when there are none, or none can be given back. */
function shrinkStep(database: Database): boolean {
  const unused = (): number => database.pragma('freelist_count', { simple: true }) as number;
  const before = unused();
  if (before > 0) database.pragma(`incremental_vacuum(${pagesPerStep})`);
  return unused() < before;
}
