import { isPaiseError } from '../../../plugin/errors.ts';
import type { ItemView, Paise } from '../../../plugin/paise.ts';
import type { Filter } from '../../../plugin/query.ts';
import type { Hit } from '../../../plugin/search.ts';
import type { Denial } from './denial.ts';

/** What an agent gets to see of the index during one call. */
export interface Sight {
  /** For the index to leave out: what is denied, and containers that were found to be. */
  without(): readonly Filter[];
  /** Ids of what was asked for or found, and is denied. For the log, never for the agent. */
  readonly denied: ReadonlySet<string>;
  /** The item with this id; `undefined` where there is none, and just so where it is denied. */
  item(id: string): Promise<ItemView | undefined>;
  /** Whether a hit is not denied, nor any of what it is part of. */
  sees(hit: Hit): Promise<boolean>;
}

/** Each is a condition in every search that follows. */
const mostContainers = 200;

export function createSight(paise: Paise, denial: Denial): Sight {
  const denied = new Set<string>();
  const containers = new Set<string>();
  /** What is in one container has the same parents. */
  const byParent = new Map<string, Promise<string | undefined>>();

  async function view(id: string): Promise<ItemView | undefined> {
    if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
    const found = await viewOf(paise, id);
    // The facade takes what is no id for a path.
    return found?.item.id === Number(id) ? found : undefined;
  }

  async function item(id: string): Promise<ItemView | undefined> {
    const found = await view(id);
    if (found === undefined || deniedPart(found, denial) === undefined) return found;
    denied.add(id);
    return undefined;
  }

  async function deniedAround({ id, url, parentUrl }: Hit): Promise<string | undefined> {
    if (parentUrl === undefined) return undefined;
    const known = byParent.get(parentUrl) ?? view(id).then((found) => (found === undefined ? url : deniedPart(found, denial)));
    byParent.set(parentUrl, known);
    return known;
  }

  return {
    without: () => [...denial.without, ...Array.from(containers, (value): Filter => ({ field: 'in', value }))],
    denied,
    item,
    async sees(hit) {
      const part = denial.fits(hit) ? hit.url : await deniedAround(hit);
      if (part === undefined) return true;
      denied.add(hit.id);
      if (containers.size < mostContainers) containers.add(part);
      return false;
    },
  };
}

async function viewOf(paise: Paise, id: string): Promise<ItemView | undefined> {
  try {
    return await paise.item(id);
  } catch (error) {
    if (isPaiseError(error, 'USAGE')) return undefined;
    throw error;
  }
}

/** URL of the outermost of an item and what it is part of that is denied. Where the way up is not known whole, of the item. */
function deniedPart({ item, parents }: ItemView, denial: Denial): string | undefined {
  if (item.parentUrl !== undefined && parents[0]?.url !== item.sourceUrl) return item.url;
  const { source } = item;
  return [...parents, item].find(({ url, mimeType }) => denial.fits({ url, mimeType, source }))?.url;
}
