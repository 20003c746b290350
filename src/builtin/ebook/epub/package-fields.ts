import { isoDate } from '../../../kit/dates/iso-date.ts';
import { readHtml } from '../../../kit/html-text/read-html.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { EpubPackage } from './read-package.ts';

/** What the package says about the book, in the terms of Dublin Core, as fields. */
export function packageFields({ metadata, version }: EpubPackage): MetadataFields {
  const all = (name: string): readonly string[] | undefined => {
    const values = [...new Set(metadata.get(name) ?? [])];
    return values.length > 0 ? values : undefined;
  };
  const first = (name: string): string | undefined => metadata.get(name)?.[0];
  const description = first('description');
  const [title, ...otherTitles] = all('title') ?? [];
  const fields = {
    title,
    otherTitles: otherTitles.length > 0 ? otherTitles : undefined,
    authors: all('creator'),
    contributors: all('contributor'),
    // Publishers write HTML here.
    description: description === undefined ? undefined : readHtml(description).text,
    tags: all('subject'),
    language: first('language'),
    publisher: first('publisher'),
    publishedAt: isoDate(first('date') ?? ''),
    modifiedAt: isoDate(first('dcterms:modified') ?? ''),
    identifiers: all('identifier'),
    rights: metadata.get('rights')?.join('\n') || undefined,
    sources: all('source'),
    types: all('type'),
    series: first('calibre:series') ?? first('belongs-to-collection'),
    formatVersion: version === '' ? undefined : version,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
