import { z } from '@hono/zod-openapi';
import type { SourceVerdict } from '../../../../plugin/content-source.ts';
import type { Explanation, Verdict } from '../../../../plugin/paise.ts';
import { count, reason } from './common.ts';
import { storedItem } from './items.ts';
import { jobRow } from './jobs.ts';
import { maybe } from './maybe.ts';

const sourceVerdict: z.ZodType<SourceVerdict> = z.union([
  z.strictObject({ listed: z.literal(true), nameOnly: maybe(reason) }),
  z.strictObject({ listed: z.literal(false), reason, where: maybe(z.string()) }),
]);

const verdict: z.ZodType<Verdict> = z
  .strictObject({ extension: z.string(), outcome: z.enum(['chosen', 'not needed', 'declined']), reason: z.string() })
  .openapi('Verdict');

export const explanation: z.ZodType<Explanation> = z
  .strictObject({
    url: z.string(),
    path: maybe(z.string()),
    sources: z.array(z.strictObject({ source: z.string(), verdict: sourceVerdict })),
    detection: maybe(z.strictObject({ mimeType: z.string(), by: z.enum(['content', 'name', 'declared', 'nothing']) })),
    fetchers: z.array(verdict),
    extractors: z.array(verdict),
    item: maybe(storedItem),
    children: count(),
    below: count(),
    job: maybe(jobRow),
    summary: z.string(),
    hint: maybe(z.string()),
  })
  .openapi('Explanation');
