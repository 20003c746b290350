import { timeOfDate } from '../../kit/dates/time-of-date.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Unix time in milliseconds at which a document says that it was made, or was published. Metadata comes from documents, so its types are hopes. */
export function createdAt({ createdAt: created, publishedAt: published }: MetadataFields): number | null {
  return timeOf(created) ?? timeOf(published) ?? null;
}

export function pagesOf({ pages }: MetadataFields): number | null {
  return typeof pages === 'number' && Number.isFinite(pages) ? pages : null;
}

const timeOf = (value: unknown): number | undefined => (typeof value === 'string' ? timeOfDate(value) : undefined);
