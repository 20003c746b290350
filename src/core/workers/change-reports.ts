import type { SourceChange } from '../../plugin/content-source.ts';
import { checkChange } from './check-messages.ts';

const gatheredMs = 50;
/** Above so many URLs their folders are reported instead, which says no less. */
const mostUrls = 10_000;

/**
 * Gathers what a source reports, so that a flood of events neither fills a memory nor drowns the engine: each URL once, and the next message
 * only when the engine took the last.
 */
export function createChangeReports(send: (change: SourceChange) => Promise<void>): (change: SourceChange) => void {
  let urls = new Set<string>();
  let places = new Map<string, SourceChange>();
  let sending = false;

  function report(change: SourceChange): void {
    checkChange(change);
    if (change.type === 'changed') {
      for (const url of change.urls) urls.add(url);
      while (urls.size > mostUrls) urls = new Set([...urls].map(parentOf));
    } else {
      if (places.size >= mostUrls) throw new RangeError('more places are reported than can be watched');
      places.set(change.url, change);
    }
    if (sending) return;
    sending = true;
    setTimeout(() => void flush(), gatheredMs);
  }

  async function flush(): Promise<void> {
    const gathered = [...places.values(), ...(urls.size > 0 ? [{ type: 'changed', urls: [...urls] } as const] : [])];
    urls = new Set();
    places = new Map();
    try {
      for (const change of gathered) await send(change);
    } catch {
      // The engine is gone, and this process with it.
      return;
    }
    sending = false;
    if (urls.size > 0 || places.size > 0) {
      sending = true;
      setTimeout(() => void flush(), gatheredMs);
    }
  }

  return report;
}

/** What contains a URL; in the end all URLs of its scheme. */
function parentOf(url: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:(?:\/\/)?/i.exec(url)?.[0] ?? '';
  return url.slice(0, Math.max(scheme.length, url.lastIndexOf('/')));
}
