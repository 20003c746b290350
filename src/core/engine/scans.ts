import type { ScanStatus } from '../../plugin/engine-status.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { Log } from '../../plugin/hosts.ts';
import type { Registry } from '../loading/registry.ts';
import { createIndexTally, type IndexTally } from '../pipeline/index-tally.ts';
import type { ListingCounts } from '../pipeline/listing.ts';
import { sourcesOf } from '../pipeline/sources-of.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** Has sources list, one listing of a source at a time. */
export interface Scans {
  /** Lists these URLs, or everything that the options name. Problems of sources go to the tally. Stops waiting when `signal` aborts. */
  list(urls: readonly string[] | undefined, tally: IndexTally, signal?: AbortSignal): Promise<void>;
  /** Where the listing of this source that goes on is counted. */
  countsOf(source: string): ListingCounts;
  /** Whether something is being listed. */
  busy(): boolean;
  status(): readonly ScanStatus[];
}

export interface ScanParts {
  readonly registry: Registry;
  readonly pool: Pick<WorkerPool, 'ask' | 'endAsking'>;
  readonly log: Log;
  /** Aborts when the engine stops: what its listings end with then is no problem of theirs. */
  readonly stopped: AbortSignal;
}

export function createScans({ registry, pool, log, stopped }: ScanParts): Scans {
  const last = new Map<string, ScanStatus>();
  const counted = new Map<string, ListingCounts>();
  const queues = new Map<string, Promise<void>>();
  let active = 0;

  async function listSource(source: string, scopes: readonly string[] | undefined, tally: IndexTally): Promise<void> {
    const started = { at: Date.now(), clock: performance.now(), listed: tally.listing.listed };
    counted.set(source, tally.listing);
    let problem: string | undefined;
    try {
      await pool.ask('list', { source, request: scopes ? { scopes } : {} });
    } catch (error) {
      if (stopped.aborted) return;
      problem = error instanceof Error ? error.message : String(error);
      if (!(error instanceof PaiseError && error.code === 'ABORTED')) tally.problems.push({ source, message: problem });
    }
    const result = {
      tookMs: performance.now() - started.clock,
      listed: tally.listing.listed - started.listed,
      ...(problem !== undefined && { problem }),
    };
    if (problem !== undefined) log.warn(`${source} could not be listed to the end: ${problem}`);
    else if (scopes) log.debug('Some places were listed.', { source, ...result, scopes });
    else log.info('Everything was listed.', { source, ...result });
    if (!scopes) last.set(source, { source, startedAt: started.at, ...result });
  }

  /** Behind what this source lists already. */
  function enqueue(source: string, work: () => Promise<void>): Promise<void> {
    const done = (queues.get(source) ?? Promise.resolve()).then(work);
    queues.set(source, done);
    return done;
  }

  return {
    async list(urls, tally, signal) {
      const scopesOf = new Map<string, string[]>();
      for (const url of urls ?? []) for (const { id } of sourcesOf(url, registry)) scopesOf.set(id, [...(scopesOf.get(id) ?? []), url]);
      active += 1;
      try {
        for (const { id } of registry.extensions('contentSources')) {
          const scopes = scopesOf.get(id);
          if (signal?.aborted || (urls && !scopes)) continue;
          await enqueue(id, () => listSource(id, scopes, tally));
        }
      } finally {
        active -= 1;
        if (active === 0) pool.endAsking();
      }
    },
    countsOf: (source) => counted.get(source) ?? createIndexTally().listing,
    busy: () => active > 0,
    status: () => [...last.values()],
  };
}
