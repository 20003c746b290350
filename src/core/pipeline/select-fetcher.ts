import type { Verdict } from '../../plugin/paise.ts';
import type { Extension } from '../loading/registry.ts';

export type FetcherExtension = Extension<'contentFetchers'>;

export interface FetcherSelection {
  readonly chosen?: FetcherExtension;
  readonly verdicts: readonly Verdict[];
}

/** The longest matching URL prefix first, then scheme; external before built-in; then by id. The first that does not decline is chosen. */
export async function selectFetcher(fetchers: readonly FetcherExtension[], url: string): Promise<FetcherSelection> {
  const ordered = fetchers
    .map((fetcher) => ({
      fetcher,
      prefix: longestPrefix(fetcher, url),
      scheme: fetcher.value.urlSchemes.find((scheme) => url.startsWith(`${scheme}:`)),
    }))
    .filter(({ prefix, scheme }) => prefix !== undefined || scheme !== undefined)
    .toSorted(
      (a, b) =>
        (b.prefix?.length ?? 0) - (a.prefix?.length ?? 0) ||
        Number(a.fetcher.from === 'built-in') - Number(b.fetcher.from === 'built-in') ||
        (a.fetcher.id < b.fetcher.id ? -1 : 1),
    );
  const chosen = await firstThatFetches(
    ordered.map(({ fetcher }) => fetcher),
    url,
  );
  const position = ordered.findIndex(({ fetcher }) => fetcher === chosen);
  const verdicts = ordered.map(({ fetcher, prefix, scheme }, index): Verdict => ({
    extension: fetcher.id,
    outcome: index === position ? 'chosen' : position >= 0 && index > position ? 'not needed' : 'declined',
    reason: prefix === undefined ? `URL scheme ${scheme}` : `URL prefix ${prefix}`,
  }));
  return { ...(chosen && { chosen }), verdicts };
}

async function firstThatFetches(ordered: readonly FetcherExtension[], url: string): Promise<FetcherExtension | undefined> {
  for (const fetcher of ordered) if ((await fetcher.value.canFetch?.(url)) ?? true) return fetcher;
  return undefined;
}

const longestPrefix = (fetcher: FetcherExtension, url: string): string | undefined =>
  fetcher.value.urlPrefixes?.filter((prefix) => url.startsWith(prefix)).toSorted((a, b) => b.length - a.length)[0];
