import { filePath } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { Hit, Passage, ScoreShare } from '../../plugin/paise.ts';
import type { Winner } from './page.ts';
import { titleOf } from './title-of.ts';

/** What is said about a hit beside the item itself. */
export interface HitFacts {
  readonly passages: readonly Passage[];
  readonly shares?: readonly ScoreShare[] | undefined;
  readonly missing?: readonly string[] | undefined;
}

const mostDuplicates = 20;

export function toHit({ item, score, stale, duplicates }: Winner, { passages, shares, missing }: HitFacts): Hit {
  const { url, mimeType, modifiedAt, source, status, size, language, parentUrl, extractor } = item;
  const best = passages.toSorted((one, other) => matchesIn(other) - matchesIn(one))[0];
  return {
    ...placeOf(item),
    title: titleOf(item),
    snippet: best?.parts ?? [],
    passages,
    score,
    ...(shares && { shares }),
    ...(missing && missing.length > 0 && { missing }),
    ...(duplicates.length > 0 && { duplicates: duplicates.slice(0, mostDuplicates).map(placeOf) }),
    mimeType,
    modifiedAt: isoDate(modifiedAt),
    source,
    ...(language !== undefined && { language }),
    size,
    ...(parentUrl !== undefined && { parentUrl }),
    ...(extractor !== undefined && { extractor }),
    status,
    ...(stale !== undefined && { stale }),
    url,
  };
}

const matchesIn = ({ parts }: Passage): number => parts.filter(({ match }) => match).length;

function placeOf({ id, url }: StoredItem): Pick<Hit, 'id' | 'url' | 'path'> {
  const path = containerPath(url);
  return { id: String(id), url, ...(path !== undefined && { path }) };
}

/** Path of the file that an item is, or is in: `!/` separates a container from its members. */
export function containerPath(url: string): string | undefined {
  const [container = url] = url.split('!/', 1);
  return filePath(container);
}

/** Times come from files and messages: some lie outside of what a date can be. */
function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
