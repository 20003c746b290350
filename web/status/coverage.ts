import type { CoverageRow } from '../../src/plugin/data-storage-provider.ts';
import type { ItemStatus } from '../../src/plugin/item.ts';
import { counted, grouped, share } from '../parts/words.ts';

/** How much of what a source listed is in the index. */
export interface SourceCoverage {
  readonly source: string;
  readonly items: number;
  readonly indexed: number;
  readonly gaps: readonly Gap[];
}

/** Items of a source that are not simply indexed, for one reason. */
export interface Gap {
  readonly status: Exclude<ItemStatus, 'indexed'>;
  readonly code: string;
  readonly items: number;
}

/** Sources stay in their order; gaps come by how much a person can do about them, the large ones of a kind first. */
export function coverageBySource(rows: readonly CoverageRow[]): readonly SourceCoverage[] {
  const sources = Map.groupBy(rows, ({ source }) => source);
  return [...sources].map(([source, own]) => ({
    source,
    items: total(own),
    indexed: total(own.filter(({ status }) => status === 'indexed')),
    gaps: own.flatMap(gapOf).toSorted(byUrgency),
  }));
}

const urgency: readonly ItemStatus[] = ['failed', 'partial', 'skipped', 'named'];

/** By orders of magnitude: while files are read, gaps must not change places under the eyes of who reads. */
const magnitude = ({ items }: Gap): number => String(items).length;

const byUrgency = (a: Gap, b: Gap): number =>
  urgency.indexOf(a.status) - urgency.indexOf(b.status) || magnitude(b) - magnitude(a) || a.code.localeCompare(b.code);

const gapOf = ({ status, code = '', items }: CoverageRow): readonly Gap[] => (status === 'indexed' ? [] : [{ status, code, items }]);

const total = (rows: readonly CoverageRow[]): number => rows.reduce((sum, { items }) => sum + items, 0);

/** `4,812 of 5,001 are indexed`. */
export function coverageSentence({ items, indexed }: SourceCoverage): string {
  if (items === 0) return 'Nothing is known of it yet.';
  if (indexed === items) return items === 1 ? 'Its one item is indexed.' : `All ${grouped(items)} are indexed.`;
  return `${share(indexed, items)} ${items === 1 ? 'is' : 'are'} indexed.`;
}

/** `Why not the other 189?`; nothing where there are none. */
export function gapQuestion({ items, indexed }: SourceCoverage): string | undefined {
  const rest = items - indexed;
  if (rest === 0) return undefined;
  return rest === 1 ? 'Why not the other one?' : `Why not the other ${grouped(rest)}?`;
}

/** `12 failed`, `1 item is found by name only`: what is the case with the items of a gap. */
export function gapSentence({ status, items }: Gap): string {
  const them = counted(items, 'item');
  const are = items === 1 ? 'is' : 'are';
  switch (status) {
    case 'failed':
      return `${them} could not be read`;
    case 'partial':
      return `${them} ${are} indexed in part`;
    case 'skipped':
      return `${them} ${are} left out on purpose`;
    case 'named':
      return `${them} ${are} found by name only`;
  }
}
