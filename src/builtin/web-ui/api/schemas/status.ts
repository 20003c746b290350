import { z } from '@hono/zod-openapi';
import type { StorageSummary } from '../../../../plugin/data-storage-provider.ts';
import type { EngineStatus, LogRecord } from '../../../../plugin/engine-status.ts';
import type { Status } from '../../../../plugin/paise.ts';
import { count, itemStatus, reason, time } from './common.ts';
import { queueSummary } from './jobs.ts';
import { pluginInfo } from './plugins.ts';
import { freshness } from './search.ts';
import { maybe } from './maybe.ts';

const worker = z.strictObject({
  pid: maybe(z.int()),
  role: z.enum(['jobs', 'sources', 'watching', 'extensions']),
  plugin: maybe(z.string()),
  startedAt: time(),
  rssBytes: maybe(count()),
  jobs: count(),
  current: maybe(z.string()),
});

const engineStatus: z.ZodType<EngineStatus> = z
  .strictObject({
    pid: z.int(),
    startedAt: time(),
    mode: z.enum(['up', 'run']),
    served: maybe(z.string()),
    activity: z.enum(['listing', 'indexing', 'idle', 'held']),
    holds: z.array(z.strictObject({ code: z.enum(['paused', 'disk', 'memory', 'battery']), text: z.string(), since: time() })),
    rate: z.number(),
    current: maybe(z.string()),
    counts: z.strictObject({
      done: count(),
      failed: count(),
      workersDied: count(),
      workersKilled: count(),
      workersRecycled: count(),
      stale: count(),
      recovered: count(),
      turns: count(),
    }),
    workers: z.array(worker),
    watches: z.array(
      z.strictObject({
        source: z.string(),
        url: z.string(),
        state: z.enum(['watching', 'blind']),
        reason: maybe(reason),
        since: time(),
      }),
    ),
    scans: z.array(
      z.strictObject({
        source: z.string(),
        startedAt: time(),
        tookMs: maybe(z.number()),
        listed: count(),
        problem: maybe(z.string()),
      }),
    ),
    breakers: z.array(z.strictObject({ extension: z.string(), reason, openedAt: time(), nextProbeAt: time() })),
    extensions: z.array(
      z.strictObject({ extension: z.string(), done: count(), failed: count(), tookMs: z.number(), slowestMs: z.number() }),
    ),
    memory: z.strictObject({ engine: count(), all: count() }).describe('Bytes'),
    disk: maybe(z.strictObject({ freeBytes: count(), floorBytes: count() })),
  })
  .openapi('EngineStatus');

const storageSummary: z.ZodType<StorageSummary> = z
  .strictObject({
    items: count(),
    sourceUrls: count(),
    byStatus: z.strictObject({ indexed: count(), partial: count(), named: count(), skipped: count(), failed: count() }),
    byReason: z.array(z.strictObject({ status: itemStatus, code: z.string(), count: count() })),
    writtenAt: maybe(time()),
    textBytes: count(),
    sizeBytes: count(),
  })
  .openapi('StorageSummary');

export const status: z.ZodType<Status> = z
  .strictObject({
    version: z.string(),
    profile: z.string(),
    dataDirectory: z.string(),
    configurationFile: z.string(),
    engine: maybe(engineStatus),
    engineProblem: maybe(z.string()),
    storage: storageSummary,
    queue: queueSummary,
    freshness,
    plugins: z.array(pluginInfo),
    startup: z.array(z.strictObject({ name: z.string(), tookMs: z.number() })),
  })
  .openapi('Status');

const logRecord: z.ZodType<LogRecord> = z
  .strictObject({
    at: time(),
    level: z.enum(['debug', 'info', 'warn', 'error']),
    plugin: z.string(),
    message: z.string(),
    details: maybe(z.record(z.string(), z.unknown())),
  })
  .openapi('LogRecord');

export const logRecords: z.ZodType<{ readonly records: readonly LogRecord[] }> = z.strictObject({ records: z.array(logRecord) });

export interface Health {
  /** Whether the index can be searched and an engine keeps it fresh. */
  readonly ok: boolean;
  readonly version: string;
  readonly engine: 'running' | 'none' | 'silent';
  readonly items: number;
}

export const health: z.ZodType<Health> = z
  .strictObject({ ok: z.boolean(), version: z.string(), engine: z.enum(['running', 'none', 'silent']), items: count() })
  .openapi('Health');
