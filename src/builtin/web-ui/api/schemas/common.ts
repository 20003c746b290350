import { z } from '@hono/zod-openapi';
import type { ItemReason, ItemStatus } from '../../../../plugin/item.ts';
import type { JobFailure, JobKind, JobState } from '../../../../plugin/job.ts';
import type { MetadataFields } from '../../../../plugin/metadata.ts';
import type { ConfigurationTree } from '../../../../plugin/configuration-provider.ts';
import { maybe } from './maybe.ts';

/** Unix time in milliseconds. */
export const time = (): z.ZodNumber => z.number().describe('Unix time in milliseconds');
export const count = (): z.ZodNumber => z.int().min(0);

export const metadata: z.ZodType<MetadataFields> = (z.record(z.string(), z.unknown()) as unknown as z.ZodType<MetadataFields>).openapi(
  'Metadata',
);
export const tree: z.ZodType<ConfigurationTree> = (z.record(z.string(), z.unknown()) as unknown as z.ZodType<ConfigurationTree>).openapi(
  'ConfigurationTree',
);

export const itemStatus: z.ZodType<ItemStatus, ItemStatus> = z
  .enum(['indexed', 'partial', 'named', 'skipped', 'failed'])
  .openapi('ItemStatus');
export const staleness = z.enum(['gone', 'changed']);
export const reason: z.ZodType<ItemReason> = z.strictObject({ code: z.string(), text: z.string() }).openapi('ItemReason');

export const jobKind: z.ZodType<JobKind, JobKind> = z.enum(['fetch_content', 'extract_content', 'cleanup_cache']).openapi('JobKind');
export const jobState: z.ZodType<JobState, JobState> = z.enum(['ready', 'waiting', 'running', 'dead']).openapi('JobState');
export const jobsByState: z.ZodType<Readonly<Record<JobState, number>>> = z
  .strictObject({ ready: count(), waiting: count(), running: count(), dead: count() })
  .openapi('JobsByState');
export const jobFailure: z.ZodType<JobFailure> = z
  .strictObject({
    blame: z.enum(['item', 'worker', 'plugin', 'environment']),
    permanent: z.boolean(),
    code: z.string(),
    reason: z.string(),
    member: maybe(z.string()),
    extension: maybe(z.string()),
    version: maybe(z.number()),
  })
  .openapi('JobFailure');
