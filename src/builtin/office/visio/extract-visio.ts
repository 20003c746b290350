import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelated } from '../ooxml/read-related.ts';
import { mainPart, relationshipsOf } from '../ooxml/relationships.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';

/** Reads a drawing of Visio 2013 or later ([MS-VSDX]): names of pages, the text of their shapes, then that of the masters. */
export async function extractVisio(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const main = await mainPart(parts, /^\/?visio\/document\.xml$/i);
  if (main === undefined) throw new RejectContent('There is no drawing in it.');
  const output = createTextOutput();
  const links = createLinks();
  const open = { host, parts, output, links, read: new Set([main]), marks: new Set<string>() };
  const related = await relationshipsOf(parts, main);
  for (const kind of ['pages', 'masters']) {
    for (const { target } of related.filter(({ type }) => type === kind)) {
      await readPart(parts, target, createShapeReader(output), output.isFull);
      for (const page of await relationshipsOf(parts, target)) {
        if (!kind.startsWith(page.type) || open.read.has(page.target)) continue;
        open.read.add(page.target);
        await readPart(parts, page.target, createShapeReader(output), output.isFull);
        await readRelated(open, await relationshipsOf(parts, page.target));
      }
    }
  }
  await readRelated(open, related);
  const targets = links.targets();
  const fields = { ...(await readProperties(parts)), ...(targets.length > 0 && { links: targets }) };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

function createShapeReader(output: TextOutput): XmlStreamHandler {
  let isText = false;
  return {
    open(name, attributes) {
      if (name === 'Text') isText = true;
      else if (name === 'Page') {
        output.line();
        output.write(attributes.get('Name') ?? '');
        output.line();
      }
    },
    close(name) {
      if (name !== 'Text') return;
      isText = false;
      output.line();
    },
    text(piece) {
      if (isText) output.write(piece);
    },
  };
}
