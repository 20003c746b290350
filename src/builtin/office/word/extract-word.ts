import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { createListCounter } from '../lists/list-counter.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelated, type OpenDocument } from '../ooxml/read-related.ts';
import { mainPart, relationshipsOf } from '../ooxml/relationships.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';
import { createBodyReader, type WordDocument } from './body-reader.ts';
import { readNumbering, type Numbering } from './read-numbering.ts';
import { readStyles, type ParagraphStyle } from './read-styles.ts';

/** Parts with text beside the main one, in the order in which they are read. */
const stories = ['header', 'footer', 'footnotes', 'endnotes', 'comments'];
/** Where there are links but no text. */
const onlyLinks = ['settings', 'webSettings'];

/** Reads a document of Word 2007 or later. */
export async function extractWord(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const main = await mainPart(parts, /^\/?word\/document\d*\.xml$/i);
  if (main === undefined) throw new RejectContent('There is no document in it.');
  const related = await relationshipsOf(parts, main);
  const partOf = (type: string): string | undefined => related.find((relationship) => relationship.type === type)?.target;
  const numbering = await readNumbering(parts, partOf('numbering'));
  const document: WordDocument = {
    styles: numberedStyles(await readStyles(parts, partOf('styles')), numbering),
    lists: createListCounter(numbering.definitions, numbering.lists),
    links: createLinks(),
    headings: [],
    output: createTextOutput(),
    deleted: createTextOutput(),
    marks: new Set(related.some(({ type }) => type === 'vbaProject') ? ['hasMacros'] : []),
  };
  const open: OpenDocument = { host, parts, output: document.output, links: document.links, read: new Set([main]), marks: document.marks };
  await readPart(parts, main, createBodyReader(document), document.output.isFull);
  await readRelated(open, related);
  const known = new Set<string>();
  for (const type of stories) {
    for (const { target } of related.filter((relationship) => relationship.type === type)) {
      if (open.read.has(target) || !parts.has(target)) continue;
      open.read.add(target);
      const story = createTextOutput();
      await readPart(parts, target, createBodyReader({ ...document, output: story }), story.isFull);
      await readRelated({ ...open, output: story }, await relationshipsOf(parts, target));
      // Sections have headers and footers of their own, which mostly say the same.
      if (!known.has(story.text())) append(document.output, story.text());
      known.add(story.text());
    }
  }
  for (const type of onlyLinks) {
    const settings = partOf(type);
    if (settings !== undefined) await readRelated(open, await relationshipsOf(parts, settings));
  }
  await finish(host, parts, metadata, document);
}

async function finish(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata, document: WordDocument): Promise<void> {
  const { links, headings, marks, output, deleted } = document;
  const targets = links.targets();
  append(output, deleted.text());
  const fields = {
    ...(await readProperties(parts)),
    ...Object.fromEntries(Array.from(marks, (mark) => [mark, true])),
    ...(headings.length > 0 && { headings }),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

function append(output: TextOutput, text: string): void {
  output.line();
  output.write(text);
  output.line();
}

/** A style that stands for a level of a list need not say which: the list does. */
function numberedStyles(styles: ReadonlyMap<string, ParagraphStyle>, numbering: Numbering): ReadonlyMap<string, ParagraphStyle> {
  return new Map(
    Array.from(styles, ([id, style]) => {
      const level = style.list === undefined || style.level !== undefined ? undefined : numbering.styles.get(id)?.level;
      return [id, level === undefined ? style : { ...style, level }];
    }),
  );
}
