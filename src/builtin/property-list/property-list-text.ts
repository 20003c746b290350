import { createLinkList } from '../../kit/html-text/links.ts';
import { readPropertyList } from '../../kit/property-list/read-property-list.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';

/** Keys under which a list says what it is of. */
const titles = new Set(['CFBundleDisplayName', 'CFBundleName', 'PayloadDisplayName', 'title', 'Title']);
const longest = 32 * 1024 ** 2;

/** One line for each value: the key and what it says. Data is left out. */
export function propertyListText(bytes: Uint8Array): { readonly text: string; readonly metadata: MetadataFields } {
  const lines: string[] = [];
  const links = createLinkList();
  let title: string | undefined;
  let length = 0;
  let count = 0;
  let lastKey = '';
  for (const { path, value } of readPropertyList(bytes)) {
    count += 1;
    if (value instanceof Uint8Array || length > longest) continue;
    const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    const shown = value instanceof Date ? value.toISOString() : String(value);
    const line = key === lastKey || key === '' ? shown : `${key}: ${shown}`;
    lastKey = key;
    length += line.length;
    lines.push(line);
    if (typeof value !== 'string') continue;
    if (titles.has(key) && path.length === 1) title ??= value;
    if (/^https?:\/\/\S+$/.test(value)) links.add(value);
  }
  if (count === 0) throw new RejectContent('There is nothing in it that can be read as a property list.');
  const targets = links.targets();
  return { text: lines.join('\n'), metadata: { ...(title !== undefined && { title }), ...(targets.length > 0 && { links: targets }) } };
}
