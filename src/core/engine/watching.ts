import type { SourceChange } from '../../plugin/content-source.ts';
import type { WatchStatus } from '../../plugin/engine-status.ts';
import type { Log } from '../../plugin/hosts.ts';

export interface WatchingParts {
  readonly log: Log;
  /** Something may have changed there. */
  changed(urls: readonly string[]): void;
}

/** What sources report while they are watched. */
export interface Watching {
  report(source: string, change: SourceChange): void;
  /** Watching this source ended; everything it watched is no longer seen. */
  ended(source: string, reason: string): void;
  /** URLs at and below which nothing is reported. */
  blind(): readonly string[];
  status(): readonly WatchStatus[];
}

export function createWatching({ log, changed }: WatchingParts): Watching {
  const watches = new Map<string, WatchStatus>();

  function set(status: WatchStatus): void {
    const before = watches.get(status.url);
    watches.set(status.url, before?.state === status.state ? { ...status, since: before.since } : status);
    if (status.state === 'blind' && before?.state !== 'blind')
      log.warn(`Changes at a place are not seen at once: ${status.reason?.text ?? ''}`, { url: status.url });
  }

  return {
    report(source, change) {
      if (change.type === 'changed') return changed(change.urls);
      const since = Date.now();
      if (change.type === 'blind') return set({ source, url: change.url, state: 'blind', reason: change.reason, since });
      const wasSeen = watches.get(change.url)?.state === 'watching';
      set({ source, url: change.url, state: 'watching', since });
      // What happened while nothing was seen is found by looking.
      if (!wasSeen) changed([change.url]);
    },
    ended(source, text) {
      for (const { url } of [...watches.values()].filter((watch) => watch.source === source))
        set({ source, url, state: 'blind', reason: { code: 'ended', text }, since: Date.now() });
    },
    blind: () => [...watches.values()].filter(({ state }) => state === 'blind').map(({ url }) => url),
    status: () => [...watches.values()],
  };
}
