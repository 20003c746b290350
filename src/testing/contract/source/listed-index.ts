import type { Fingerprint } from '../../../plugin/item.ts';
import type { SourceRecording } from '../../hosts/source-host.ts';

/** What the index holds of a source, as far as its listings decide: URLs and their fingerprints. */
export interface ListedIndex {
  apply(recording: Pick<SourceRecording, 'listings'>): void;
  urls(): readonly string[];
  fingerprint(url: string): Fingerprint | undefined;
}

export function listedIndex(): ListedIndex {
  const known = new Map<string, Fingerprint>();
  return {
    apply({ listings }) {
      for (const { scope, entries, kept, completed } of listings) {
        for (const { url, fingerprint } of entries) known.set(url, fingerprint);
        if (!completed) continue;
        const mentioned = new Set(entries.map(({ url }) => url));
        const stays = (url: string): boolean => mentioned.has(url) || kept.some((place) => isAtOrBelow(url, place.url));
        for (const url of known.keys()) if (isAtOrBelow(url, scope) && !stays(url)) known.delete(url);
      }
    },
    urls: () => [...known.keys()].toSorted(),
    fingerprint: (url) => known.get(url),
  };
}

export const isAtOrBelow = (url: string, scope: string): boolean =>
  url === scope || url.startsWith(`${scope}/`) || url.startsWith(`${scope}!/`);
