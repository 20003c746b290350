import type { StoredItem } from '../../plugin/item.ts';
import { collapse, type Collapsed } from './rank/collapse.ts';
import type { Ranked } from './rank/rank.ts';
import type { SearchSources } from './search.ts';
import { within } from './within.ts';

/** An item that made it onto the page. */
export type Winner = Collapsed & { readonly stale?: 'gone' | 'changed' };

/** A file on a disk that sleeps must not hold up the answer. */
export const stalenessMs = 100;

/** The hits of a page. The place of those whose file is gone is taken by the next ones. */
export async function pageOf(
  ranked: readonly Ranked[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
  { freshnessOf, onStale, collapse: isCollapsed }: Pick<SearchSources, 'freshnessOf' | 'onStale'> & { readonly collapse: boolean },
): Promise<{ readonly winners: readonly Winner[]; readonly gone: number }> {
  const candidates: readonly Collapsed[] = isCollapsed ? collapse(ranked) : ranked.map((one) => ({ ...one, duplicates: [] }));
  const winners: Winner[] = [];
  const stale: StoredItem[] = [];
  let gone = 0;
  for (let at = offset; winners.length < limit && at < candidates.length;) {
    const some = candidates.slice(at, at + limit - winners.length);
    at += some.length;
    const looked = await Promise.all(some.map(async (one) => ({ one, stale: await within(stalenessMs, () => freshnessOf(one.item)) })));
    for (const { one, stale: how } of looked) {
      if (how !== undefined) stale.push(one.item);
      if (how === 'gone') gone += 1;
      else winners.push(how === undefined ? one : { ...one, stale: how });
    }
  }
  if (stale.length > 0) onStale?.(stale);
  return { winners, gone };
}
