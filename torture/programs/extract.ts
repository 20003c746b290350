// extract.ts FILE: reads the files that the JSON in FILE lists, each alone, in workers with the plugins that come with paise2. Prints what became of each.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { loadPlugins } from '../../src/core/startup.ts';
import type { JobResult } from '../../src/core/pipeline/job-result.ts';
import type { CommonAsks } from '../../src/core/workers/messages.ts';
import type { Answers } from '../../src/core/workers/peer.ts';
import { processWorkers } from '../../src/core/workers/launch-worker.ts';
import { workerSetup } from '../../src/core/workers/worker-setup.ts';
import { createWorkerPool, type PoolBudgets } from '../../src/core/workers/worker-pool.ts';
import type { WorkerEnd } from '../../src/core/workers/worker.ts';
import { boot } from '../../src/index.ts';
import { fileUrl } from '../../src/plugin/file-url.ts';
import type { ItemRecord } from '../../src/plugin/item.ts';
import type { ClaimedJob } from '../../src/plugin/job.ts';
import type { Extracted, ExtractRequest } from '../support/extracted.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('nobody asks for this here'));

const nothingStored: Answers<CommonAsks> = {
  kept: async () => undefined,
  cachePath: async () => undefined,
  stateGet: async () => undefined,
  stateEntries: async () => [],
  stateKeysWithValue: async () => [],
  stateSet: refuse,
  cachePut: refuse,
  cacheRead: refuse,
  openListing: refuse,
  addToListing: refuse,
  keepInListing: refuse,
  excludeFromListing: refuse,
  completeListing: refuse,
  storePart: refuse,
};

const budgets: PoolBudgets = { workers: 1, silenceMs: 20_000, totalMs: 60_000, memoryBytes: 1e9 };

type Ended = { readonly results: readonly JobResult[] } | { readonly end: WorkerEnd };

const request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ExtractRequest;
const found = await loadPlugins(boot({}));
const setup = workerSetup(found, { after: found.settings.tree, diff: { added: [], removed: [], changed: [] } });
const launch = processWorkers(pathToFileURL(join(import.meta.dirname, '../../src/worker.ts')));
const waiting = [...request.paths.entries()];
const extracted: Extracted[] = [];
await Promise.all(Array.from({ length: request.workers }, readWaiting));
process.stdout.write(`${JSON.stringify(extracted.toSorted((one, other) => one.index - other.index))}\n`);

/** With a pool of one worker, so that it is known what each file took. */
async function readWaiting(): Promise<void> {
  let parts: JobResult[] = [];
  let ended: ((how: Ended) => void) | undefined;
  const pool = createWorkerPool(
    launch,
    setup,
    {
      answers: { ...nothingStored, storePart: async (part) => void parts.push(part) },
      onResults: (results) => ended?.({ results: [...parts, ...results] }),
      onEnd: (end) => ended?.({ end }),
      onUnusable: (end) => ended?.({ end }),
      onNotice: () => {},
      onChange: () => {},
    },
    budgets,
  );
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [index, path] = next;
    parts = [];
    const begun = performance.now();
    const how = await new Promise<Ended>((resolve) => {
      ended = resolve;
      pool.dispatch([jobFor(index + 1, path)]);
    });
    extracted.push({ index, ms: performance.now() - begun, ...summaryOf(how) });
  }
  pool.stop();
}

function jobFor(id: number, path: string): ClaimedJob {
  const url = fileUrl(path);
  const job = { id, token: 1, attempts: 0, crashes: 0, skip: [], kind: 'fetch_content', key: url, plugin: 'files', revision: '1' } as const;
  return { ...job, payload: { url, source: 'files/directory', fingerprint: '1' } };
}

function summaryOf(how: Ended): Pick<Extracted, 'outcome' | 'items' | 'extractor'> {
  if ('end' in how) {
    const { code, text, at } = how.end;
    return { outcome: { type: 'died', code, text }, items: [], ...(at?.extension !== undefined && { extractor: at.extension }) };
  }
  const items = how.results.flatMap(({ change }) => ('items' in change ? change.items.items : []));
  const { outcome, change } = how.results.at(-1) ?? {};
  const extractor = change && 'items' in change ? change.items.extractor : undefined;
  return {
    outcome:
      outcome?.type === 'failed'
        ? { type: 'failed', code: outcome.failure.code, text: outcome.failure.reason }
        : { type: outcome?.type ?? 'none' },
    items: items.map(({ status, reason }: ItemRecord) => ({ status, ...(reason && { reason }) })),
    ...(extractor !== undefined && { extractor }),
  };
}
