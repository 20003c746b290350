import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { ItemView, RelatedItem } from '../../plugin/paise.ts';
import { findItem } from './find-item.ts';
import { containerPath } from './hit.ts';
import { stalenessMs } from './page.ts';
import type { SearchSources } from './search.ts';
import { titleOf } from './title-of.ts';
import { within } from './within.ts';

type ViewSources = Pick<SearchSources, 'storage' | 'freshnessOf' | 'onStale'>;

const mostChildren = 200;
/** Items below one that are looked at for those directly in it. */
const mostLookedAt = 20_000;
/** Containers within containers go less deep. */
const mostParents = 50;

/** An item with its place among others. `isRendered` says whether there may be a picture of one. */
export async function viewItem(
  target: string,
  { storage, freshnessOf, onStale }: ViewSources,
  isRendered: (item: StoredItem) => Promise<boolean>,
): Promise<ItemView> {
  const item = await findItem(target, storage);
  const [parents, children, stale, isDrawn] = await Promise.all([
    parentsOf(item, storage),
    childrenOf(item, storage),
    within(stalenessMs, () => freshnessOf(item)),
    isRendered(item),
  ]);
  if (stale !== undefined) onStale?.([item]);
  const path = containerPath(item.url);
  return {
    item,
    title: titleOf(item),
    ...(path !== undefined && { path }),
    parents: parents.map(related),
    children: children.map(related),
    ...(stale !== undefined && { stale }),
    isRendered: isDrawn,
  };
}

async function parentsOf(item: StoredItem, storage: Pick<DataStorage, 'itemByUrl'>): Promise<readonly StoredItem[]> {
  const parents: StoredItem[] = [];
  for (let url = item.parentUrl; url !== undefined && parents.length < mostParents; url = parents[0]?.parentUrl) {
    const parent = await storage.itemByUrl(url);
    if (parent === undefined) break;
    parents.unshift(parent);
  }
  return parents;
}

async function childrenOf({ url }: StoredItem, storage: Pick<DataStorage, 'allItems'>): Promise<readonly StoredItem[]> {
  const children: StoredItem[] = [];
  let looked = 0;
  for await (const page of storage.allItems({ below: url })) {
    children.push(...page.filter(({ parentUrl }) => parentUrl === url));
    looked += page.length;
    // Its members come before what has its URL as a folder.
    const isPast = page.some((item) => item.url.startsWith(`${url}/`));
    if (isPast || children.length >= mostChildren || looked >= mostLookedAt) break;
  }
  return children.slice(0, mostChildren);
}

function related(item: StoredItem): RelatedItem {
  const { id, url, mimeType, status, size } = item;
  return { id, url, title: titleOf(item), mimeType, status, size };
}
