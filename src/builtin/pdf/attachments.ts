import type { EmbeddedContent } from '../../plugin/hosts.ts';
import type { PdfDocument } from './open-document.ts';
import { pdfDate } from './pdf-date.ts';

/** Bytes of an attachment that are held at a time. */
export const largestAttachment = 128 * 1024 * 1024;

/** A file that is attached to the document or to a place on a page. Without bytes where they are missing or more than `room`. */
export function readAttachment(document: PdfDocument, attachment: number, room = largestAttachment): EmbeddedContent {
  const { call, memory } = document;
  const name = memory.readUtf16((buffer, length) => call.FPDFAttachment_GetName(attachment, buffer, length)).trim();
  const date = memory.readUtf16((buffer, length) => call.FPDFAttachment_GetStringValue(attachment, 'ModDate', buffer, length));
  const description = memory.readUtf16((buffer, length) => call.EPDFAttachment_GetDescription(attachment, buffer, length)).trim();
  const modifiedAt = Date.parse(pdfDate(date) ?? '');
  return {
    key: name === '' ? 'attachment' : name,
    bytes: readFile(document, attachment, room),
    ...(modifiedAt >= 0 && { modifiedAt }),
    ...(description !== '' && { metadata: { description } }),
  };
}

function readFile({ call, memory }: PdfDocument, attachment: number, room: number): Uint8Array {
  return memory.lend(4, (size) => {
    if (!call.FPDFAttachment_GetFile(attachment, 0, 0, size)) return new Uint8Array();
    const length = memory.word(size);
    if (length === 0 || length > room) return new Uint8Array();
    return memory.lend(length, (address) =>
      call.FPDFAttachment_GetFile(attachment, address, length, size) ? memory.copy(address, length) : new Uint8Array(),
    );
  });
}
