import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, readPart, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelated, type OpenDocument } from '../ooxml/read-related.ts';
import { mainPart, relationshipsOf } from '../ooxml/relationships.ts';
import { createTextOutput } from '../text-output.ts';
import { createCommentReader } from './comment-reader.ts';
import { readCellFormats } from './read-styles.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readWorkbook, sheetNames } from './read-workbook.ts';
import { createSheetReader, type Workbook } from './sheet-reader.ts';

/** Reads a workbook of Excel 2007 or later. */
export async function extractSheets(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const main = await mainPart(parts, /^\/?xl\/workbook\d*\.xml$/i);
  if (main === undefined) throw new RejectContent('There is no workbook in it.');
  const related = await relationshipsOf(parts, main);
  const partOf = (type: string): string | undefined => related.find((relationship) => relationship.type === type)?.target;
  const { sheets, names, is1904 } = await readWorkbook(parts, main);
  const output = createTextOutput();
  const links = createLinks();
  const workbook: Workbook = {
    strings: await readSharedStrings(parts, partOf('sharedStrings')),
    formats: await readCellFormats(parts, partOf('styles'), is1904),
    output,
    links,
    marks: new Set(related.some(({ type }) => type === 'vbaProject') ? ['hasMacros'] : []),
  };
  const open: OpenDocument = { host, parts, output, links, read: new Set([main]), marks: workbook.marks };
  for (const { name, relationship } of sheets) {
    output.line();
    output.write(name);
    output.line();
    const target = related.find(({ id }) => id === relationship)?.target;
    if (target !== undefined) await readSheet(open, target, workbook);
  }
  await readExternal(
    open,
    related.filter(({ type }) => type === 'externalLink').map(({ target }) => target),
  );
  output.line();
  output.write(names.join('\n'));
  output.line();
  const targets = links.targets();
  const fields = {
    ...(await readProperties(parts)),
    ...Object.fromEntries(Array.from(workbook.marks, (mark) => [mark, true])),
    ...sheetNames(sheets),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

async function readSheet(open: OpenDocument, part: string, workbook: Workbook): Promise<void> {
  const { parts, output } = open;
  if (open.read.has(part)) return;
  open.read.add(part);
  await readPart(parts, part, createSheetReader(workbook), output.isFull);
  const related = await relationshipsOf(parts, part);
  for (const { type, target } of related) {
    if (type !== 'comments' && type !== 'threadedComment') continue;
    workbook.marks.add('hasComments');
    output.line();
    await readPart(parts, target, createCommentReader(output), output.isFull);
  }
  await readRelated(open, related);
  // Charts, diagrams and text boxes are on a drawing.
  for (const { type, target } of related) if (type === 'drawing') await readRelated(open, await relationshipsOf(parts, target));
}

/** Other workbooks and programs that the values of cells come from. */
async function readExternal(open: OpenDocument, targets: readonly string[]): Promise<void> {
  const { parts, output, marks } = open;
  for (const target of targets) {
    marks.add('hasExternalLinks');
    await readPart(parts, target, {
      open(name, attributes) {
        if (name !== 'ddeLink') return;
        marks.add('hasDdeLinks');
        output.line();
        output.write(`${attributes.get('ddeService') ?? ''}|${attributes.get('ddeTopic') ?? ''}`);
        output.line();
      },
      close: () => undefined,
      text: () => undefined,
    });
    await readRelated(open, await relationshipsOf(parts, target));
  }
}
