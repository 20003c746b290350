import { TextDecoder } from 'node:util';
import { readXmlAtOnce } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import { xmlCharset } from '../../../kit/xml-tokens/xml-charset.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { documentFields, type DocumentFacts } from '../document-fields.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { createListCounter } from '../lists/list-counter.ts';
import { flatParts } from '../ooxml/flat-parts.ts';
import { createTextOutput } from '../text-output.ts';
import { createBodyReader, type WordDocument } from './body-reader.ts';
import { extractWord } from './extract-word.ts';

const longest = 256 * 1024 ** 2;

/** Elements of `o:DocumentProperties` by the fact that they tell. */
const facts: Readonly<Record<string, keyof DocumentFacts>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Description: 'description',
  LastAuthor: 'lastModifiedBy',
  Created: 'created',
  LastSaved: 'modified',
  Category: 'category',
  Company: 'company',
  Pages: 'pages',
  Words: 'words',
};

/** Reads a document in one XML file: the parts of a newer document (flat OPC), or that of Word 2003, whose text has the same elements. */
export async function extractWordXml(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longest });
  const parts = flatParts(new TextDecoder(xmlCharset(bytes)).decode(bytes));
  if (parts !== undefined) return extractWord(host, parts, metadata);
  const output = createTextOutput();
  const links = createLinks();
  const deleted = createTextOutput();
  const document: WordDocument = {
    styles: new Map(),
    lists: createListCounter(new Map(), new Map()),
    links,
    headings: [],
    output,
    deleted,
    marks: new Set(),
  };
  const found = readDocument(bytes, document);
  const targets = links.targets();
  const fields = { ...documentFields(found), ...(targets.length > 0 && { links: targets }) };
  await host.addItem(documentText([output.text(), deleted.text()].join('\n').trim(), fields), metadata.merge(fields));
}

function readDocument(bytes: Uint8Array, document: WordDocument): Partial<DocumentFacts> {
  const found: Partial<Record<keyof DocumentFacts, string>> = {};
  const body = createBodyReader(document);
  let fact: keyof DocumentFacts | undefined;
  readXmlAtOnce(bytes, {
    open(name, attributes) {
      fact = attributes.prefix === 'o' ? facts[name] : undefined;
      // Links have their target here, not in a part beside.
      if (name === 'hlink') document.links.add(attributes.get('dest'));
      body.open(name, attributes);
    },
    close(name) {
      fact = undefined;
      body.close(name);
    },
    text(piece) {
      if (fact === undefined) body.text(piece);
      else if ((found[fact]?.length ?? 0) < 10_000) found[fact] = (found[fact] ?? '') + piece;
    },
  });
  return found;
}
