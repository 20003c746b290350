import { isoDate } from '../../kit/dates/iso-date.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { readXmlBytes } from '../../kit/xml-tokens/read-xml-bytes.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { createFictionBookReader } from './fictionbook-reader.ts';

/** Reads a book in FictionBook 2: its description, then its bodies, the second of which holds notes. */
export async function extractFictionBook(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const reader = createFictionBookReader();
  await readXmlBytes(content.stream(), reader.handler);
  const { text, annotation, authors, headings, facts, tags } = reader.read();
  const fields = {
    title: facts.get('book-title'),
    authors: authors.length > 0 ? authors : undefined,
    description: annotation === '' ? undefined : annotation,
    tags: tags.length > 0 ? tags : undefined,
    language: facts.get('lang'),
    publishedAt: isoDate(facts.get('year') ?? '') ?? isoDate(facts.get('date') ?? ''),
    publisher: facts.get('publisher'),
    isbn: facts.get('isbn'),
    series: facts.get('sequence'),
    headings: headings.length > 0 ? headings : undefined,
  };
  await host.addItem(
    cleanText([annotation, text].filter((part) => part !== '').join('\n')),
    metadata.merge(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))),
  );
}
