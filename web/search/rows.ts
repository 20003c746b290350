import type { Hit } from '../../src/plugin/search.ts';
import { kindOf } from '../parts/kinds.ts';
import { fileOf } from '../parts/places.ts';

/** What is shown as one row: a hit, and below it those hits that are in the same file. */
export interface Row {
  /** Id of its first hit. */
  readonly key: string;
  /** The file's own hit, else the best of what is in it. */
  readonly hit: Hit;
  /** Other hits of the same file, in the order of the result. */
  readonly parts: readonly Hit[];
}

/**
 * Rows of a result that comes in pages. The order of the result stays: a row stands where its best hit does. Only hits of the same page are
 * put together, so that a page that comes later changes nothing above it.
 */
export function rowsOf(pages: readonly (readonly Hit[])[]): readonly Row[] {
  const seen = new Set<string>();
  return pages.flatMap((hits) => pageRows(hits.filter(({ id }) => !seen.has(id) && seen.add(id))));
}

const holds = (one: Hit, other: Hit): boolean =>
  one.parentUrl === undefined && other.parentUrl !== undefined && kindOf(one.mimeType).name === 'archive';

function pageRows(hits: readonly Hit[]): readonly Row[] {
  const byFile = Map.groupBy(hits, ({ url }) => fileOf(url));
  return Array.from(byFile.values(), (together) => {
    const [first, second] = together;
    if (first && second && together.length === 2) {
      // What was only packed, by gzip for example, is one thing to a person.
      if (holds(first, second)) return { key: first.id, hit: second, parts: [] };
      if (holds(second, first)) return { key: first.id, hit: first, parts: [] };
    }
    const hit = together.find(({ url, parentUrl }) => parentUrl === undefined && url === fileOf(url)) ?? together[0]!;
    return { key: together[0]!.id, hit, parts: together.filter((other) => other !== hit) };
  });
}

/** How many parts of a row are shown before somebody asks for the others. */
export const partsShown = 3;

/** Hits in the order in which keys walk over them. */
export function walkable(rows: readonly Row[], unfolded: ReadonlySet<string>): readonly Hit[] {
  return rows.flatMap(({ key, hit, parts }) => [hit, ...(unfolded.has(key) ? parts : parts.slice(0, partsShown))]);
}
