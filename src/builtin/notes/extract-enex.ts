import { TextDecoder } from 'node:util';
import { readHtml } from '../../kit/html-text/read-html.ts';
import { xmlCharset } from '../../kit/xml-tokens/xml-charset.ts';
import { createXmlStream } from '../../kit/xml-tokens/xml-stream.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { createEnexReader, type EnexNote } from './enex-notes.ts';

const longestName = 200;

/** Evernote's export format (https://evernote.com/blog/how-evernotes-xml-export-format-works): each note is a child, and so are its files. */
export async function extractEnex(host: ContentExtractorHost, content: Content): Promise<void> {
  const reader = createEnexReader();
  const xml = createXmlStream(reader);
  const keyOf = createKeys();
  let decoder: TextDecoder | undefined;
  let count = 0;

  async function addComplete(): Promise<void> {
    for (const note of reader.take()) {
      host.signal.throwIfAborted();
      count += 1;
      await addNote(host, note, keyOf);
    }
  }

  for await (const chunk of content.stream()) {
    decoder ??= new TextDecoder(xmlCharset(chunk));
    xml.write(decoder.decode(chunk, { stream: true }));
    await addComplete();
  }
  xml.write(decoder?.decode() ?? '');
  xml.end();
  await addComplete();
  if (count === 0) throw new RejectContent('There is no note in it.');
  await host.addItem('', { noteCount: count });
}

async function addNote(host: ContentExtractorHost, note: EnexNote, keyOf: (name: string) => string): Promise<void> {
  const { text, headings, links } = readHtml(note.fields.get('content') ?? '', true);
  const title = note.fields.get('title')?.trim() ?? '';
  const key = keyOf(title || 'Untitled');
  const source = note.fields.get('source-url')?.trim();
  const author = note.fields.get('author')?.trim();
  const [createdAt, updatedAt] = [isoTime(note.fields.get('created')), isoTime(note.fields.get('updated'))];
  const allLinks = source === undefined || source === '' ? links : [source, ...links];
  const metadata: MetadataFields = {
    ...(title !== '' && { title }),
    ...(author && { authors: [author] }),
    ...(note.tags.length > 0 && { tags: note.tags }),
    ...(createdAt !== undefined && { createdAt }),
    ...(updatedAt !== undefined && { modifiedAt: updatedAt }),
    ...(headings.length > 0 && { headings }),
    ...(allLinks.length > 0 && { links: allLinks }),
  };
  const time = Date.parse(updatedAt ?? createdAt ?? '');
  const modified = Number.isNaN(time) ? {} : { modifiedAt: time };
  await host.addItem(text, metadata, { key, mimeType: 'text/html', ...modified });
  for (const [index, { name, mimeType, data }] of note.resources.entries()) {
    const bytes = Buffer.from(data, 'base64');
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? { mimeType: mimeType.toLowerCase() } : {};
    if (bytes.length > 0)
      await host.addContent({ key: keyOf(`${key}/${plainName(name ?? '') || `file ${index + 1}`}`), bytes, ...type, ...modified });
  }
}

/** Keys differ within the export. Titles may be alike, and have slashes. */
function createKeys(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const key = name.slice(0, 2 * longestName);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  };
}

// oxlint-disable-next-line no-control-regex -- they are what is replaced
const plainName = (name: string): string => name.replaceAll(/[\0-\x1f\x7f/\\]/g, '_').slice(-longestName);

/** `20240501T120000Z` */
function isoTime(text = ''): string | undefined {
  const [, year, month, day, hour, minute, second] = /^\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\s*$/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
