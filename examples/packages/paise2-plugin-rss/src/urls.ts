/** Scope of all feeds. */
export const everything = 'rss://';

export const feedUrl = (feed: string): string => `${everything}/${encodeURIComponent(feed)}`;

export const entryUrl = (feed: string, id: string): string => `${feedUrl(feed)}/${encodeURIComponent(id)}`;

/** The feed and the entry of a URL that {@link entryUrl} made. */
export function partsOf(url: string): { readonly feed: string; readonly id: string } | undefined {
  const [feed, id, ...rest] = url.slice(`${everything}/`.length).split('/');
  if (!url.startsWith(`${everything}/`) || !feed || !id || rest.length > 0) return undefined;
  try {
    return { feed: decodeURIComponent(feed), id: decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}

export const isBelow = (url: string, scope: string): boolean => url === scope || url.startsWith(`${scope}/`);
