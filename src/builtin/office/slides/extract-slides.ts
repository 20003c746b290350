import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { createDrawingReader } from '../ooxml/drawing-reader.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelated, type OpenDocument } from '../ooxml/read-related.ts';
import { mainPart, relationshipsOf, type Relationship } from '../ooxml/relationships.ts';
import { createTextOutput } from '../text-output.ts';
import { createMasterReader } from './master-reader.ts';
import { readAuthors, readComments } from './read-comments.ts';

const mostSlides = 100_000;

/** Reads a presentation of PowerPoint 2007 or later: slides as they are shown, each with its notes and comments, then what is on the masters. */
export async function extractSlides(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const main = await mainPart(parts, /^\/?ppt\/presentation\d*\.xml$/i);
  if (main === undefined) throw new RejectContent('There is no presentation in it.');
  const related = await relationshipsOf(parts, main);
  const marks = new Set<string>(related.some(({ type }) => type === 'vbaProject') ? ['hasMacros'] : []);
  const open: OpenDocument = { host, parts, output: createTextOutput(), links: createLinks(), read: new Set([main]), marks };
  const { output, links } = open;
  const authors = await readAuthors(parts, related);
  const headings: string[] = [];
  const masters = new Set(targetsOf(related, 'slideMaster'));
  for (const slide of await slidesInOrder(parts, main, related)) {
    if (open.read.has(slide) || output.isFull()) continue;
    open.read.add(slide);
    output.line();
    await readPart(
      parts,
      slide,
      createDrawingReader(output, (title) => void headings.push(title)),
      output.isFull,
    );
    const ofSlide = await relationshipsOf(parts, slide);
    for (const notes of targetsOf(ofSlide, 'notesSlide')) await readPart(parts, notes, createDrawingReader(output), output.isFull);
    for (const comments of targetsOf(ofSlide, 'comments')) {
      marks.add('hasComments');
      await readComments({ parts, output, authors }, comments);
    }
    await readRelated(open, ofSlide);
    for (const layout of targetsOf(ofSlide, 'slideLayout')) masters.add(layout);
  }
  const shown = new Set(output.text().split('\n'));
  for (const master of masters) await readMaster(open, master, shown);
  await readRelated(open, related);
  const targets = links.targets();
  const fields = {
    ...(await readProperties(parts)),
    ...Object.fromEntries(Array.from(marks, (mark) => [mark, true])),
    ...(headings.length > 0 && { headings: [...new Set(headings)] }),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

const targetsOf = (related: readonly Relationship[], wanted: string): readonly string[] =>
  related.filter(({ type, isExternal }) => type === wanted && !isExternal).map(({ target }) => target);

/** In the order of the show; those that it does not mention at the end. */
async function slidesInOrder(parts: DocumentParts, main: string, related: readonly Relationship[]): Promise<readonly string[]> {
  const slides = related.filter(({ type }) => type === 'slide');
  const byId = new Map(slides.map(({ id, target }) => [id, target]));
  const ordered: string[] = [];
  await readPart(parts, main, {
    open(name, attributes) {
      if (name !== 'sldId' || ordered.length >= mostSlides) return;
      const target = byId.get(attributes.get('r:id') ?? '');
      if (target !== undefined) ordered.push(target);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return [...ordered, ...slides.map(({ target }) => target)];
}

/** Lines that stand on every slide are read once. */
async function readMaster({ parts, output }: OpenDocument, part: string, shown: Set<string>): Promise<void> {
  const master = createTextOutput();
  await readPart(parts, part, createMasterReader(master), master.isFull);
  for (const line of master.text().split('\n')) {
    if (line === '' || shown.has(line)) continue;
    shown.add(line);
    output.line();
    output.write(line);
  }
}
