import { readAttachment } from './attachments.ts';
import { readMetadata } from './document-metadata.ts';
import type { PdfDocument } from './open-document.ts';
import { readPage } from './read-page.ts';
import type { Reading } from './reading.ts';
import { readDynamicForm } from './xfa.ts';

const mostPages = 5000;
const mostAttachments = 10_000;

/** Reads an open document from where the reading stands to its end, and closes it. */
export async function readDocument(document: PdfDocument, reading: Reading): Promise<void> {
  const { bytes, problems, writer } = reading;
  if (reading.metadata === undefined) {
    if (document.isDamaged) problems.damage();
    reading.metadata = { pageCount: document.pageCount };
    reading.metadata = readMetadata(document, bytes);
    await writer.add(readDynamicForm(document));
  }
  while (reading.nextPage < Math.min(mostPages, document.pageCount) && !writer.isFull()) await readNextPage(document, reading);
  const attachmentCount = Math.min(mostAttachments, document.call.FPDFDoc_GetAttachmentCount(document.handle));
  while (reading.nextAttachment < attachmentCount) await readNextAttachment(document, reading);
  problems.leaveOut(document.pageCount - reading.nextPage);
  document.close();
}

async function readNextPage(document: PdfDocument, reading: Reading): Promise<void> {
  const { signal, writer, links, problems, attachments, ocr } = reading;
  signal.throwIfAborted();
  writer.beginPage();
  reading.nextPage += 1;
  const page = readPage(document, reading.nextPage - 1);
  if (page === undefined) return problems.damage();
  for (const link of page.links) links.add(link);
  for (const text of page.texts) await writer.add(text);
  for (const attachment of page.attachments) await attachments.add(attachment);
  // The last thing, because it is the likeliest to break the library.
  const shown = page.needsOcr || page.mayShowMore ? await ocr.read(document, reading.nextPage - 1) : '';
  if (shown !== undefined) await writer.add(page.mayShowMore ? linesNotIn(page.texts.join('\n'), shown) : shown);
  else if (page.needsOcr) problems.needOcr();
}

function linesNotIn(text: string, shown: string): string {
  const lines = shown.split('\n').filter((line) => line.trim() === '' || !text.includes(line.trim()));
  return lines.join('\n').trim();
}

async function readNextAttachment(document: PdfDocument, reading: Reading): Promise<void> {
  const { call, handle } = document;
  reading.signal.throwIfAborted();
  reading.nextAttachment += 1;
  const attachment = call.FPDFDoc_GetAttachment(handle, reading.nextAttachment - 1);
  if (attachment !== 0) await reading.attachments.add(readAttachment(document, attachment));
}
