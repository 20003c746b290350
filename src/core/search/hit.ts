import { filePath } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { Hit, SnippetPart } from '../../plugin/paise.ts';
import { titleOf } from './title-of.ts';

/** An item that made it onto the page. */
export interface Winner {
  readonly item: StoredItem;
  readonly score: number;
  readonly stale?: 'gone' | 'changed';
}

export function toHit({ item, score, stale }: Winner, snippet: readonly SnippetPart[]): Hit {
  const path = containerPath(item.url);
  return {
    id: String(item.id),
    url: item.url,
    ...(path !== undefined && { path }),
    title: titleOf(item),
    snippet,
    score,
    mimeType: item.mimeType,
    modifiedAt: isoDate(item.modifiedAt),
    source: item.source,
    ...(item.parentUrl !== undefined && { parentUrl: item.parentUrl }),
    ...(item.extractor !== undefined && { extractor: item.extractor }),
    status: item.status,
    ...(stale !== undefined && { stale }),
  };
}

/** Path of the file that an item is, or is in: `!/` separates a container from its members. */
function containerPath(url: string): string | undefined {
  const [container = url] = url.split('!/', 1);
  return filePath(container);
}

/** Times come from files and messages: some lie outside of what a date can be. */
function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
