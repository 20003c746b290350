/** Gathers URLs that changed until they have been quiet for a moment. */
export interface Changes {
  add(urls: readonly string[]): void;
  stop(): void;
}

/** An editor that saves writes several times; nothing is read before it was left alone for so long. */
const quietMs = 150;
/** What never rests is looked at after so long all the same. */
const longestMs = 1000;
/** A file that was looked at so often within a minute of the look before is a log: it waits longer each time. */
const restless = { looks: 5, firstMs: 5000, longestMs: 60_000, forgottenMs: 60_000 };
/** Above so many, their folders are looked at instead: fewer and fewer places, up to everything. */
const mostUrls = 256;

/** Calls `look` with what settled, never while an earlier call goes on. */
export function createChanges(look: (urls: readonly string[]) => Promise<void>): Changes {
  const pending = new Map<string, { readonly firstAt: number; lastAt: number }>();
  const looked = new Map<string, { readonly at: number; readonly looks: number }>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let stopped = false;

  function schedule(): void {
    if (stopped || looking || timer || pending.size === 0) return;
    timer = setTimeout(() => void settle(), quietMs / 3);
  }

  async function settle(): Promise<void> {
    timer = undefined;
    const now = performance.now();
    const settled = [...pending].filter(
      ([url, { firstAt, lastAt }]) => now >= dueAt(url) && (now - lastAt >= quietMs || now - firstAt >= longestMs),
    );
    for (const [url] of settled) {
      pending.delete(url);
      const before = looked.get(url);
      looked.set(url, { at: now, looks: before && now - before.at < restless.forgottenMs ? before.looks + 1 : 1 });
    }
    for (const [url, { at }] of looked) if (now - at > restless.forgottenMs) looked.delete(url);
    if (settled.length > 0) {
      looking = true;
      try {
        await look(placesOf(settled.map(([url]) => url)));
      } finally {
        looking = false;
      }
    }
    schedule();
  }

  function dueAt(url: string): number {
    const { at, looks } = looked.get(url) ?? { at: 0, looks: 0 };
    if (looks < restless.looks) return at;
    return at + Math.min(restless.longestMs, restless.firstMs * 2 ** (looks - restless.looks));
  }

  return {
    add(urls) {
      const now = performance.now();
      for (const url of urls) {
        const known = pending.get(url);
        if (known) known.lastAt = now;
        else pending.set(url, { firstAt: now, lastAt: now });
      }
      if (pending.size > mostUrls * 8) coarsen(now);
      schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };

  function coarsen(now: number): void {
    const places = placesOf([...pending.keys()]);
    pending.clear();
    for (const url of places) pending.set(url, { firstAt: now, lastAt: now });
  }
}

/** Few places that contain all these URLs: none lies in another. */
export function placesOf(urls: readonly string[]): readonly string[] {
  let places = outermost(urls);
  while (places.length > mostUrls) {
    const deepest = Math.max(...places.map(depth));
    const coarser = outermost(places.map((url) => (depth(url) === deepest ? parentOf(url) : url)));
    if (deepest <= 1) return coarser;
    places = coarser;
  }
  return places;
}

function outermost(urls: readonly string[]): readonly string[] {
  const kept: string[] = [];
  // With a separator that comes before all other characters, what lies in a folder comes right after it.
  const sorted = Array.from(new Set(urls), (url) => url.replaceAll('/', '\u0001')).toSorted(byCodeUnits);
  for (const url of sorted.map((key) => key.replaceAll('\u0001', '/'))) {
    const last = kept.at(-1);
    if (last === undefined || !url.startsWith(`${last}/`)) kept.push(url);
  }
  return kept;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const pathOf = (url: string): string => url.slice(url.indexOf('://') + 3);
const depth = (url: string): number => pathOf(url).split('/').length - 1;
const parentOf = (url: string): string => (depth(url) <= 1 ? url : url.slice(0, url.lastIndexOf('/')));
