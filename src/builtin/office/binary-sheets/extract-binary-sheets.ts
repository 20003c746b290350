import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, type DocumentParts } from '../document-parts.ts';
import { documentText } from '../document-text.ts';
import { createLinks } from '../links.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelated, type OpenDocument } from '../ooxml/read-related.ts';
import { mainPart, relationshipsOf } from '../ooxml/relationships.ts';
import { sheetNames } from '../sheets/read-workbook.ts';
import { createTextOutput } from '../text-output.ts';
import { readBinaryFormats, readBinaryStrings, readBinaryWorkbook } from './read-binary-workbook.ts';
import { writeBinaryComments, writeBinarySheet, type BinarySheets } from './write-binary-sheet.ts';

const longestPart = 512 * 1024 ** 2;

/** Reads a workbook that is an archive like its relatives, but with cells in binary parts ([MS-XLSB]); drawings are in XML. */
export async function extractBinarySheets(host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata): Promise<void> {
  const main = await mainPart(parts, /^\/?xl\/workbook\.bin$/i);
  if (main === undefined) throw new RejectContent('There is no workbook in it.');
  const related = await relationshipsOf(parts, main);
  const partOf = (type: string): Promise<Buffer> => bytesOf(parts, related.find((relationship) => relationship.type === type)?.target);
  const { sheets, names, is1904 } = readBinaryWorkbook(await bytesOf(parts, main));
  const output = createTextOutput();
  const shared: BinarySheets = {
    strings: readBinaryStrings(await partOf('sharedStrings')),
    formats: readBinaryFormats(await partOf('styles'), is1904),
    output,
    marks: new Set(),
  };
  const open: OpenDocument = { host, parts, output, links: createLinks(), read: new Set([main]), marks: shared.marks };
  for (const { name, relationship } of sheets) {
    output.line();
    output.write(name);
    output.line();
    const target = related.find(({ id }) => id === relationship)?.target;
    if (target !== undefined) await readSheet(open, target, shared);
  }
  output.line();
  output.write(names.join('\n'));
  const targets = open.links.targets();
  const fields = {
    ...(await readProperties(parts)),
    ...Object.fromEntries(Array.from(shared.marks, (mark) => [mark, true])),
    ...sheetNames(sheets),
    ...(targets.length > 0 && { links: targets }),
  };
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  markProblems(host, parts);
}

async function readSheet(open: OpenDocument, part: string, shared: BinarySheets): Promise<void> {
  if (open.read.has(part)) return;
  open.read.add(part);
  writeBinarySheet(await bytesOf(open.parts, part), shared);
  const related = await relationshipsOf(open.parts, part);
  for (const { type, target } of related) {
    if (type !== 'comments') continue;
    shared.marks.add('hasComments');
    writeBinaryComments(await bytesOf(open.parts, target), open.output);
  }
  await readRelated(open, related);
  for (const { type, target } of related) if (type === 'drawing') await readRelated(open, await relationshipsOf(open.parts, target));
}

async function bytesOf(parts: DocumentParts, part: string | undefined): Promise<Buffer> {
  const bytes = part === undefined ? undefined : await parts.bytes(part, longestPart);
  return bytes === undefined ? Buffer.alloc(0) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
