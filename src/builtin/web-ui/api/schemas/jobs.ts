import { z } from '@hono/zod-openapi';
import type { JobRow } from '../../../../plugin/job.ts';
import type { JobFilter, PauseTarget, QueueSummary } from '../../../../plugin/job-queue-provider.ts';
import { count, jobFailure, jobKind, jobsByState, jobState, metadata, time } from './common.ts';
import { maybe } from './maybe.ts';

const known = z.strictObject({ contentHash: maybe(z.string()), revision: z.string() });

const common = {
  id: z.int(),
  key: z.string(),
  plugin: z.string(),
  priority: maybe(z.number()),
  revision: z.string(),
  notBefore: maybe(time()),
  state: jobState,
  attempts: count(),
  crashes: count(),
  skip: z.array(z.string()),
  readyAt: maybe(time()),
  lastFailure: maybe(jobFailure),
  createdAt: time(),
  updatedAt: time(),
};

const content = {
  url: z.string(),
  source: z.string(),
  fingerprint: z.string(),
  modifiedAt: maybe(time()),
  metadata: maybe(metadata),
  known: maybe(known),
  movedFrom: maybe(z.string()),
  refetched: maybe(z.literal(true)),
};

const location = z.union([
  z.strictObject({ kind: z.literal('file'), path: z.string(), size: z.number(), modifiedAt: time() }),
  z.strictObject({ kind: z.literal('cache'), plugin: z.string(), cacheId: z.string(), size: z.number() }),
]);

const jobRow: z.ZodType<JobRow> = z
  .union([
    z.strictObject({
      ...common,
      kind: z.literal('fetch_content'),
      payload: z.strictObject({ ...content, size: maybe(count()) }),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('extract_content'),
      payload: z.strictObject({ ...content, location, mimeType: maybe(z.string()), charset: maybe(z.string()) }),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('cleanup_cache'),
      payload: z.strictObject({ plugin: z.string(), cacheIds: z.array(z.string()) }),
    }),
  ])
  .openapi('JobRow');
export { jobRow };

export interface JobPage {
  readonly jobs: readonly JobRow[];
  /** What `offset` is to be for the next page; absent at the end. */
  readonly next?: number;
}

export const jobPage: z.ZodType<JobPage> = z.strictObject({ jobs: z.array(jobRow), next: maybe(z.int()) }).openapi('JobPage');

export const jobFilter: z.ZodType<JobFilter, JobFilter> = z
  .strictObject({
    ids: maybe(z.array(z.int().positive()).max(10_000)),
    states: maybe(z.array(jobState).max(4)),
    kind: maybe(jobKind),
    plugin: maybe(z.string().max(200)),
    code: maybe(z.string().max(200)),
    below: maybe(z.string().min(1).max(4096)),
  })
  .openapi('JobFilter', { description: 'All given conditions must hold. `{}` is all jobs.' });

export const pauseTarget: z.ZodType<PauseTarget, PauseTarget> = z
  .strictObject({ plugin: maybe(z.string().max(200)), kind: maybe(jobKind) })
  .openapi('PauseTarget', { description: 'Jobs of this plugin, of this kind, of both; `{}` is all jobs.' });

export const changedJobs: z.ZodType<{ readonly jobs: number }> = z.strictObject({ jobs: count() });

export const queueSummary: z.ZodType<QueueSummary> = z
  .strictObject({
    byState: jobsByState,
    byKind: z.strictObject({
      fetch_content: maybe(jobsByState),
      extract_content: maybe(jobsByState),
      cleanup_cache: maybe(jobsByState),
    }),
    failures: z.array(z.strictObject({ code: z.string(), plugin: maybe(z.string()), jobs: count() })),
    oldestAt: maybe(time()),
    paused: z.array(
      z.strictObject({
        plugin: maybe(z.string()),
        kind: maybe(jobKind),
        reason: maybe(z.string()),
        since: time(),
      }),
    ),
  })
  .openapi('QueueSummary');
