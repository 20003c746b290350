import { z } from '@hono/zod-openapi';
import type { CoverageRow } from '../../../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../../../plugin/item.ts';
import type { ItemView, RelatedItem, TextRange } from '../../../../plugin/paise.ts';
import { count, itemStatus, metadata, reason, staleness, time } from './common.ts';
import { maybe } from './maybe.ts';

const storedItem: z.ZodType<StoredItem> = z
  .strictObject({
    id: z.int(),
    url: z.string(),
    parentUrl: maybe(z.string()),
    status: itemStatus,
    reason: maybe(reason),
    mimeType: z.string(),
    size: count(),
    modifiedAt: time(),
    metadata,
    language: maybe(z.string()),
    sourceUrl: z.string(),
    source: z.string(),
    fingerprint: z.string(),
    contentHash: maybe(z.string()),
    extractor: maybe(z.string()),
    revision: z.string(),
    keptKey: maybe(z.string()),
    indexedAt: time(),
  })
  .openapi('StoredItem');
export { storedItem };

const relatedItem: z.ZodType<RelatedItem> = z
  .strictObject({
    id: z.int(),
    url: z.string(),
    title: z.string(),
    mimeType: z.string(),
    status: itemStatus,
    size: count(),
  })
  .openapi('RelatedItem');

export const itemView: z.ZodType<ItemView> = z
  .strictObject({
    item: storedItem,
    title: z.string(),
    path: maybe(z.string()),
    parents: z.array(relatedItem),
    children: z.array(relatedItem),
    stale: maybe(staleness),
    isRendered: z.boolean(),
  })
  .openapi('ItemView');

/** A range of the text of an item. All places are UTF-16 code units from the beginning of the text. */
export interface ItemText {
  /** Absent where the text cannot be had, for the reason in `problem`. */
  readonly text?: string;
  readonly problem?: string;
  readonly from: number;
  readonly to: number;
  /** Of the whole text. */
  readonly length: number;
  /** Matches that lie in the range or reach into it. */
  readonly marks: readonly TextRange[];
  /** Matches before the first of `marks`, and in the whole text. */
  readonly marksBefore: number;
  readonly marksTotal: number;
  /** Where each page of the document begins. */
  readonly pages?: readonly number[];
}

export const itemText: z.ZodType<ItemText> = z
  .strictObject({
    text: maybe(z.string()),
    problem: maybe(z.string()),
    from: count(),
    to: count(),
    length: count().describe('Of the whole text, in UTF-16 code units'),
    marks: z.array(z.strictObject({ start: count(), end: count() })).describe('Matches that lie in the range or reach into it'),
    marksBefore: count().describe('Matches before the first of `marks`'),
    marksTotal: count().describe('Matches in the whole text'),
    pages: maybe(z.array(count())),
  })
  .openapi('ItemText');

export interface ItemPage {
  readonly items: readonly StoredItem[];
  /** What `after` is to be for the next page; absent at the end. */
  readonly next?: string;
}

export const itemPage: z.ZodType<ItemPage> = z.strictObject({ items: z.array(storedItem), next: maybe(z.string()) }).openapi('ItemPage');

const coverageRow: z.ZodType<CoverageRow> = z
  .strictObject({ source: z.string(), status: itemStatus, code: maybe(z.string()), items: count() })
  .openapi('CoverageRow');

export const coverage: z.ZodType<{ readonly rows: readonly CoverageRow[] }> = z.strictObject({ rows: z.array(coverageRow) });
