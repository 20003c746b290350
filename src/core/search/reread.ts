import { filePathBytes } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import { createMetadata } from '../../plugin/metadata.ts';
import { contentOf } from '../content/content.ts';
import { openLocation } from '../content/open-content.ts';
import type { Extension } from '../loading/registry.ts';
import { createExtractionBudget } from '../pipeline/extraction-budget.ts';
import { defaultExtractionLimits, limitsAtOnce } from '../pipeline/extraction-limits.ts';
import { createItemCollector } from '../pipeline/item-collector.ts';
import { selectFetcher, type FetcherExtension } from '../pipeline/select-fetcher.ts';
import type { Hosts } from '../hosts/create-host.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';

/** What is needed to look at the content behind a hit. */
export interface RereadParts {
  readonly storage: Pick<DataStorage, 'kept'>;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  /** What fetches contents. Asked for with every hit. */
  fetchers(): Promise<readonly FetcherExtension[]>;
  /** The extractor with this id, if it is still there. */
  extractor(id: string): Promise<Extension<'contentExtractors'> | undefined>;
}

/** A snippet is not worth reading more than this. */
const rereadBytes = 4 * 1024 * 1024;

/** Text of an item: as kept, or made again from its source in this process. `undefined` where that is not cheap or not possible. */
export async function rereadText(item: StoredItem, parts: RereadParts): Promise<string | undefined> {
  if (item.keptKey !== undefined) {
    const kept = await parts.storage.kept(item.keptKey);
    if (!kept) return undefined;
    const { unpackItems } = await import('../pipeline/kept-items.ts');
    return unpackItems(item.sourceUrl, kept).find(({ url }) => url === item.url)?.text;
  }
  if (item.extractor === undefined || item.parentUrl !== undefined || item.size > rereadBytes) return undefined;
  const extension = await parts.extractor(item.extractor);
  const location = await locationOf(item, parts);
  if (!extension || location?.kind !== 'file' || location.size > rereadBytes) return undefined;
  const opened = openLocation(item.url, location);
  try {
    const content = contentOf(opened, { mimeType: item.mimeType });
    const collector = createItemCollector(
      content,
      { metadata: createMetadata(), modifiedAt: item.modifiedAt },
      createExtractionBudget(limitsAtOnce(defaultExtractionLimits), item.size),
    );
    const host = parts.hosts.extractor(extension, parts.signal, {
      addItem: async (text, metadata, child) => collector.addItem(text, metadata, child),
      addContent: async () => {},
      markPartial: () => {},
    });
    await extension.value.extract(host, content, createMetadata());
    return collector.items()[0]?.text;
  } finally {
    opened.close();
  }
}

/** Whether the source of an item is still what was indexed. */
export async function freshnessOf(item: StoredItem, parts: RereadParts): Promise<'gone' | 'changed' | undefined> {
  const fetched = await fetchLocal(item, parts);
  if (fetched === undefined) return undefined;
  if (fetched.type === 'gone') return 'gone';
  // While a content is read in parts, the fingerprint is not known.
  const isKnown = fetched.fingerprint !== undefined && item.fingerprint !== '';
  return isKnown && fetched.fingerprint !== item.fingerprint ? 'changed' : undefined;
}

async function locationOf(item: StoredItem, parts: RereadParts) {
  const fetched = await fetchLocal(item, parts);
  return fetched?.type === 'content' ? fetched.location : undefined;
}

/** Only what is on this machine is looked at while a person waits. */
async function fetchLocal(item: StoredItem, parts: RereadParts) {
  const path = filePathBytes(item.sourceUrl);
  if (path === undefined || item.status === 'failed') return undefined;
  const { chosen } = await selectFetcher(await parts.fetchers(), item.sourceUrl);
  if (!chosen || chosen.isElsewhere) return undefined;
  const host = parts.hosts.fetcher(chosen, parts.signal);
  return chosen.value.fetch(host, { url: item.sourceUrl, metadata: createMetadata(), fingerprint: item.fingerprint });
}
