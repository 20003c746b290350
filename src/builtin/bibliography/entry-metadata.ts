import { isoDate } from '../../kit/dates/iso-date.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** What an entry says, by the names of all formats put in common. */
export interface EntryFacts {
  readonly type?: string;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  /** `2024`, `2024-05`, `2024/05/01/`, `May 2024` */
  readonly date?: string;
  readonly abstract?: string;
  readonly journal?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly doi?: string;
  readonly isbn?: string;
  readonly links: readonly string[];
}

export function entryMetadata(facts: EntryFacts): MetadataFields {
  const { type, title, authors, keywords, abstract, journal, publisher, language, doi, isbn } = facts;
  const links = [
    ...new Set([
      ...facts.links,
      ...(doi === undefined ? [] : [`https://doi.org/${doi.replace(/^(?:https?:\/\/[^/]*doi\.org\/|doi:\s*)/i, '')}`]),
    ]),
  ];
  const publishedAt = isoDate(
    (facts.date ?? '')
      .replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2}).*$/, '$1-$2-$3')
      .replace(/^(\d{4})\/.*$/, '$1')
      .trim(),
  );
  const hasLanguage = language !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(language);
  const fields = { title, entryType: type, description: abstract, journal, publisher, isbn, doi, publishedAt };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')),
    ...(hasLanguage && { language }),
    ...(authors.length > 0 && { authors }),
    ...(keywords.length > 0 && { tags: [...new Set(keywords)] }),
    ...(links.length > 0 && { links }),
  };
}
