import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { BibliographyEntry } from './entry.ts';

const mostLoose = 1_000_000;

/** Strings among the entries are text of the file itself: comments. */
export async function addEntries(host: ContentExtractorHost, entries: Iterable<BibliographyEntry | string>): Promise<void> {
  const taken = new Map<string, number>();
  let loose = '';
  let count = 0;
  for (const entry of entries) {
    if (typeof entry === 'string') {
      if (loose.length < mostLoose) loose += `${entry}\n`;
      continue;
    }
    count += 1;
    const name = entry.key ?? `entry ${count}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    await host.addItem(entry.text, entry.metadata, {
      key: times === 1 ? name : `${name} (${times})`,
      mimeType: 'text/x-bibliography-entry',
    });
  }
  await host.addItem(loose.trim(), { entryCount: count });
}
