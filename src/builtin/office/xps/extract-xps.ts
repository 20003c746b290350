import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { readProperties } from '../ooxml/properties.ts';
import { resolvePart } from '../ooxml/relationships.ts';
import { createTextOutput } from '../text-output.ts';
import { createFixedPageReader } from './fixed-page-reader.ts';

const mostPages = 100_000;

/** Reads pages as they are printed: the XML Paper Specification, and ECMA-388 (OpenXPS), which came of it. */
export async function extractXps(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const pages = await pagesOf(parts);
  if (pages.length === 0) throw new RejectContent('There are no pages in it.');
  const output = createTextOutput();
  const links = createLinks();
  for (const page of pages) {
    output.line();
    await readPart(parts, page, createFixedPageReader(output, links), output.isFull);
    if (output.isFull()) break;
  }
  const targets = links.targets();
  const fields = { ...(await readProperties(parts)), pages: pages.length, ...(targets.length > 0 && { links: targets }) };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

/** The pages in the order of their documents, and of these in their sequence; where nothing names any, in that of the archive. */
async function pagesOf(parts: DocumentParts): Promise<readonly string[]> {
  const sequences = parts.names().filter((name) => /\.fdseq$/i.test(name));
  const documents = await sourcesIn(parts, sequences, 'DocumentReference');
  const pages = await sourcesIn(parts, documents, 'PageContent');
  return pages.length > 0 ? pages : parts.names().filter((name) => /\.fpage$/i.test(name));
}

async function sourcesIn(parts: DocumentParts, lists: readonly string[], element: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const list of lists)
    await readPart(parts, list, {
      open(name, attributes) {
        if (name !== element || found.size >= mostPages) return;
        const part = resolvePart(list.slice(0, list.lastIndexOf('/') + 1), attributes.get('Source') ?? '');
        if (parts.has(part)) found.add(part);
      },
      close: () => undefined,
      text: () => undefined,
    });
  return [...found];
}
