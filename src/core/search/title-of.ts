import { urlName } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';

const longestTitle = 300;

/** What a person would call the item: its title, else its first heading, else the name of the file. On one line. */
export function titleOf(item: Pick<StoredItem, 'url' | 'metadata'>): string {
  const { title, headings } = item.metadata;
  return oneLine(title) ?? oneLine(Array.isArray(headings) ? headings[0] : undefined) ?? oneLine(urlName(item.url)) ?? item.url;
}

/** Metadata comes from documents and plugins: it need not be text. */
function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = value
    .slice(0, longestTitle * 4)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? undefined : Array.from(line).slice(0, longestTitle).join('');
}
