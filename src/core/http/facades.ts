import type { Facade } from './facade.ts';

/** The facade of today for new requests, and those before it for as long as their requests need them. */
export interface Facades {
  /** The current one for one request, and an abort for when it is to make room. Give it back when the request ended. */
  borrow(): { readonly facade: Facade; readonly signal: AbortSignal; giveBack(): void };
  /** From now on another one is borrowed. Rejects where it cannot be opened; then all stays as it is. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  readonly facade: Facade;
  readonly retired: AbortController;
  uses: number;
  isCurrent: boolean;
}

/** Streams end so long after what they come from is outdated; whoever reads them asks again. */
const streamsEndMs = 10_000;

export async function createFacades(open: () => Promise<Facade>): Promise<Facades> {
  const keep = async (): Promise<Kept> => ({ facade: await open(), retired: new AbortController(), uses: 0, isCurrent: true });
  const kept = new Set<Kept>();
  let current = await keep();
  kept.add(current);
  let working = Promise.resolve();

  async function drop(one: Kept): Promise<void> {
    if (!kept.delete(one)) return;
    one.retired.abort();
    await one.facade.close();
  }

  function dropUnused(one: Kept): void {
    if (one.uses === 0 && !one.isCurrent) void drop(one).catch(() => {});
  }

  async function replace(): Promise<void> {
    const next = await keep();
    const before = current;
    current = next;
    kept.add(next);
    before.isCurrent = false;
    setTimeout(() => before.retired.abort(), streamsEndMs).unref();
    dropUnused(before);
  }

  return {
    borrow() {
      const one = current;
      one.uses += 1;
      return {
        facade: one.facade,
        signal: one.retired.signal,
        giveBack() {
          one.uses -= 1;
          dropUnused(one);
        },
      };
    },
    renew() {
      const renewed = working.then(replace);
      working = renewed.catch(() => {});
      return renewed;
    },
    async close() {
      await working;
      await Promise.all([...kept].map(drop));
    },
  };
}
