import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks, type DocumentLinks } from '../links.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';

/** Reads the stories of a document that InDesign exported (IDML), in the order that its map has them. */
export async function extractInDesign(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const stories = new Set<string>();
  const output = createTextOutput();
  const links = createLinks();
  await readPart(parts, 'designmap.xml', {
    open(name, attributes) {
      const source = attributes.get('src') ?? '';
      if (name === 'Story' && parts.has(source)) stories.add(source);
      if (name === 'HyperlinkURLDestination') links.add(attributes.get('DestinationURL') ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  for (const name of parts.names()) if (/^Stories\/[^/]{1,200}\.xml$/i.test(name)) stories.add(name);
  if (stories.size === 0) throw new RejectContent('There are no stories in it.');
  for (const story of stories) {
    output.line();
    await readPart(parts, story, createStoryReader(output, links), output.isFull);
    if (output.isFull()) break;
  }
  const targets = links.targets();
  const fields = targets.length > 0 ? { links: targets } : {};
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

function createStoryReader(output: TextOutput, links: DocumentLinks): XmlStreamHandler {
  let isText = false;
  return {
    open(name, attributes) {
      if (name === 'Content') isText = true;
      else if (name === 'HyperlinkURLDestination') links.add(attributes.get('DestinationURL') ?? '');
      else if (name === 'Br' || name === 'Cell' || name === 'Footnote') output.line();
    },
    close(name) {
      if (name === 'Content') isText = false;
      else if (name === 'Cell' || name === 'Footnote') output.line();
    },
    text(piece) {
      // Paragraph and line separators of Unicode stand for breaks within it.
      if (isText) output.write(piece.replaceAll(/[\u2028\u2029]/g, '\n'));
    },
  };
}
