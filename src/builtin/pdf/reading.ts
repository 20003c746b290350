import { createLinkList, type LinkList } from '../../kit/html-text/links.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { createAttachmentList, type AttachmentList } from './attachment-list.ts';
import { createPageOcr, type PageOcr, type PdfOptions } from './page-ocr.ts';
import { createProblems, type Problems } from './problems.ts';
import { createTextWriter, type TextWriter } from './text-writer.ts';

/** How far a document has been read, and what came of it. It outlives instances of the library that break on the document. */
export interface Reading {
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal;
  readonly writer: TextWriter;
  readonly attachments: AttachmentList;
  readonly links: LinkList;
  readonly ocr: PageOcr;
  readonly problems: Problems;
  metadata: MetadataFields | undefined;
  /** The next page and the next attachment. They go on before the work begins, so that what breaks the library is not tried again. */
  nextPage: number;
  nextAttachment: number;
  finish(): Promise<void>;
}

export function createReading(host: ContentExtractorHost<PdfOptions>, bytes: Uint8Array): Reading {
  const reading: Reading = {
    bytes,
    signal: host.signal,
    writer: createTextWriter(host),
    attachments: createAttachmentList(host),
    links: createLinkList(),
    ocr: createPageOcr(host.options),
    problems: createProblems(host.options.ocr),
    metadata: undefined,
    nextPage: 0,
    nextAttachment: 0,
    async finish() {
      const { writer, attachments, metadata = {}, problems } = reading;
      const links = reading.links.targets();
      // There are no fields of their own for these, so they are found as text.
      for (const text of [metadata.subject ?? '', ...attachments.names()]) await writer.add(text);
      await writer.finish({ ...metadata, ...(links.length > 0 && { links }) });
      for (const reason of problems.reasons()) host.markPartial(reason);
    },
  };
  return reading;
}
