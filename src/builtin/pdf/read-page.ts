import type { EmbeddedContent } from '../../plugin/hosts.ts';
import { readAnnotations } from './annotations.ts';
import { hasImage } from './images.ts';
import type { PdfDocument } from './open-document.ts';
import { isUnreadable, readPageText, tidyPageText } from './page-text.ts';

export interface PdfPage {
  /** What the page shows, then form fields, then comments that it does not show. */
  readonly texts: readonly string[];
  readonly links: readonly string[];
  readonly attachments: readonly EmbeddedContent[];
  /** There is text to see, but none to read. */
  readonly needsOcr: boolean;
  /** There is an image that may show more than the little text there is: a scan with a stamp or a page number. */
  readonly mayShowMore: boolean;
}

/** `FLATTEN_SUCCESS` and `FLAT_NORMALDISPLAY` of `fpdf_flatten.h`. */
const flattened = 1;
const normalDisplay = 0;
/** Comments are looked for in the text of their page where that is quick. */
const longestSearched = 65_536;
/** Characters of a page whose image may be a scan. */
const littleText = 200;

/** Reads a page. `undefined` where it is too damaged. */
export function readPage(document: PdfDocument, index: number): PdfPage | undefined {
  const { call, handle } = document;
  let page = call.FPDF_LoadPage(handle, index);
  if (page === 0) return undefined;
  const { notes, fields, links, attachments, drawn } = readAnnotations(document, page);
  // Makes what annotations draw (values of fields, stamps, signatures) a part of the page, which has to be read anew then.
  if (drawn && call.FPDFPage_Flatten(page, normalDisplay) === flattened) {
    call.FPDF_ClosePage(page);
    page = call.FPDF_LoadPage(handle, index);
    if (page === 0) return undefined;
  }
  const raw = readPageText(document, page);
  const text = tidyPageText(raw);
  const isScan = text.length < littleText && hasImage(document, page);
  const needsOcr = isUnreadable(raw) || (isScan && !/[\p{L}\p{N}]/u.test(text));
  call.FPDF_ClosePage(page);
  const isShown = (note: string): boolean => text.length < longestSearched && text.includes(note);
  const hidden = notes.map(tidyPageText).filter((note) => !isShown(note));
  return {
    texts: [text, ...new Set([...fields.map(tidyPageText), ...hidden])],
    links,
    attachments,
    needsOcr,
    mayShowMore: isScan && !needsOcr,
  };
}
