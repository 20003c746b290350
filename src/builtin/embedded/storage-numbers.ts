import { isoDate } from '../../kit/dates/iso-date.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Unix time in milliseconds at which a document says that it was made, or was published. Metadata comes from documents, so its types are hopes. */
export function createdAt({ createdAt: created, publishedAt: published }: MetadataFields): number | null {
  return timeOf(created) ?? timeOf(published) ?? null;
}

export function pagesOf({ pages }: MetadataFields): number | null {
  return typeof pages === 'number' && Number.isFinite(pages) ? pages : null;
}

/** A year, a month or a day is its beginning, and a time without offset is in UTC. */
function timeOf(value: unknown): number | undefined {
  const date = typeof value === 'string' ? isoDate(value) : undefined;
  if (date === undefined) return undefined;
  const time = Date.parse(/T[\d:]+$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(time) ? undefined : time;
}
