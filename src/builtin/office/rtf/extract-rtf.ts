import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { documentFields } from '../document-fields.ts';
import { documentText } from '../document-text.ts';
import { addObjects } from './embedded-objects.ts';
import { readTokens } from './read-tokens.ts';
import { createRtfDocument } from './rtf-document.ts';
import { createRtfReader } from './rtf-reader.ts';

/** Objects and pictures are written in hexadecimal, so that files are large for what they say. */
const longest = 400 * 1024 ** 2;

export async function extractRtf(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const rtf = Buffer.from(await content.bytes({ start: 0, end: longest })).toString('latin1');
  if (!/^\s{0,99}\{\\rtf/.test(rtf.slice(0, 200))) throw new RejectContent('It is no Rich Text Format.');
  const document = createRtfDocument();
  readTokens(rtf, createRtfReader(document));
  const { body, aside, deleted, links, headings, facts, marks, objects } = document;
  const targets = links.targets();
  const text = [body, aside, deleted]
    .map((part) => part.text())
    .filter((part) => part !== '')
    .join('\n');
  const fields = {
    ...documentFields(facts),
    ...Object.fromEntries(Array.from(marks, (mark) => [mark, true])),
    ...(headings.length > 0 && { headings }),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(text, fields), metadata.merge(fields));
  await addObjects(host, objects);
  if (content.size > longest) host.markPartial({ code: 'too-large', text: 'Only the beginning of it was read.' });
}
