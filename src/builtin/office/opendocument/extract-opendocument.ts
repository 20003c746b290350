import { readXmlBytes } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { documentFields } from '../document-fields.ts';
import { markProblems, partsOf, readPart, type DocumentParts } from '../document-parts.ts';
import { addEmbedded } from '../embedded/add-embedded.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { createTextOutput } from '../text-output.ts';
import { createOpenDocumentReader } from './document-reader.ts';
import { isEncrypted } from './is-encrypted.ts';
import type { OpenDocumentFile } from './open-document-file.ts';

const mostEmbedded = 256 * 1024 ** 2;

/** Reads a document of LibreOffice and its relatives (OpenDocument 1.3), or of StarOffice 6: as an archive, or as one XML file. */
export async function extractOpenDocument(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const parts = await partsOf(content);
  const file = createFile();
  if (parts !== undefined) await readArchive(parts, file);
  else if (!(await readFlat(content, file))) throw new RejectContent('It is no document of the kind that its name says.');
  const { output, aside, links, headings, facts, custom, marks, sheets } = file;
  const targets = links.targets();
  const text = [output.text(), aside.text()].filter((part) => part !== '').join('\n');
  const fields = {
    ...documentFields(facts, custom),
    ...Object.fromEntries(Array.from(marks, (mark) => [mark, true])),
    ...(headings.length > 0 && { headings }),
    ...(sheets.length > 0 && { sheets }),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(text, fields), metadata.merge(fields));
  if (parts === undefined) return;
  await addObjects(host, parts);
  markProblems(host, parts);
}

function createFile(): OpenDocumentFile {
  return {
    output: createTextOutput(),
    aside: createTextOutput(),
    links: createLinks(),
    headings: [],
    facts: {},
    custom: {},
    marks: new Set(),
    sheets: [],
  };
}

async function readArchive(parts: DocumentParts, file: OpenDocumentFile): Promise<void> {
  if (await isEncrypted(parts)) throw new SkipContent('It is protected with a password.', 'encrypted');
  if (!parts.has('content.xml') && !parts.has('meta.xml')) throw new RejectContent('There is no document in it.');
  const reader = createOpenDocumentReader(file);
  // Charts, formulas and tables are documents within the document; macros are modules, with text and all.
  const inner = parts.names().filter((name) => /^Object \d+\/content\.xml$|^Basic\/[^/]+\/[^/]+\.xml$/.test(name));
  for (const part of ['meta.xml', 'content.xml', ...inner, 'styles.xml']) {
    await readPart(parts, part, reader, file.output.isFull);
    file.output.line();
  }
}

async function readFlat(content: Content, file: OpenDocumentFile): Promise<boolean> {
  let isDocument = false;
  const reader = createOpenDocumentReader(file);
  await readXmlBytes(
    content.stream(),
    {
      ...reader,
      open(name, attributes) {
        isDocument ||= name === 'document' || name.startsWith('document-');
        reader.open(name, attributes);
      },
    },
    file.output.isFull,
  );
  return isDocument;
}

/** Objects of other programs are files at the top. */
async function addObjects(host: ContentExtractorHost, parts: DocumentParts): Promise<void> {
  for (const name of parts.names().filter((path) => /^Object \d+$/.test(path))) {
    const bytes = await parts.bytes(name, mostEmbedded);
    if (bytes !== undefined) await addEmbedded(host, name, bytes);
  }
}
