import type { EmbeddedContent } from '../../plugin/hosts.ts';
import { largestAttachment, readAttachment } from './attachments.ts';
import { readField } from './form-fields.ts';
import type { PdfDocument } from './open-document.ts';

/** What the annotations of a page say. */
export interface PageAnnotations {
  /** Comments and other text that the page may not show. */
  readonly notes: readonly string[];
  /** Form fields that are filled in. */
  readonly fields: readonly string[];
  /** Addresses that links lead to. */
  readonly links: readonly string[];
  readonly attachments: readonly EmbeddedContent[];
  /** Whether some of them may draw on the page. */
  readonly drawn: boolean;
}

/** `FPDF_ANNOT_…` of `fpdf_annot.h`. */
const subtypes = { link: 2, popup: 16, fileAttachment: 17, widget: 20 } as const;
/** `PDFACTION_URI` of `fpdf_doc.h`. */
const uriAction = 3;
const mostAnnotations = 10_000;

export function readAnnotations(document: PdfDocument, page: number): PageAnnotations {
  const { call, memory } = document;
  const found = {
    notes: [] as string[],
    fields: [] as string[],
    links: [] as string[],
    attachments: [] as EmbeddedContent[],
    drawn: false,
  };
  let room = largestAttachment;

  function read(annotation: number): void {
    const subtype = call.FPDFAnnot_GetSubtype(annotation);
    if (subtype === subtypes.popup) return;
    if (subtype === subtypes.link) return add(found.links, linkTarget(document, annotation));
    found.drawn = true;
    if (subtype === subtypes.widget) return add(found.fields, readField(document, annotation));
    if (subtype === subtypes.fileAttachment) attach(call.FPDFAnnot_GetFileAttachment(annotation));
    // A reply that only sets the state of a comment ("Accepted") says nothing.
    if (call.FPDFAnnot_HasKey(annotation, 'StateModel')) return;
    add(found.notes, memory.readUtf16((buffer, length) => call.FPDFAnnot_GetStringValue(annotation, 'Contents', buffer, length)).trim());
  }

  function attach(handle: number): void {
    if (handle === 0) return;
    const attachment = readAttachment(document, handle, room);
    room -= attachment.bytes.length;
    found.attachments.push(attachment);
  }

  const count = Math.min(mostAnnotations, call.FPDFPage_GetAnnotCount(page));
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    read(annotation);
    call.FPDFPage_CloseAnnot(annotation);
  }
  return found;
}

function linkTarget({ call, memory, handle }: PdfDocument, annotation: number): string {
  const action = call.FPDFLink_GetAction(call.FPDFAnnot_GetLink(annotation));
  if (call.FPDFAction_GetType(action) !== uriAction) return '';
  return memory.readBytesText((buffer, length) => call.FPDFAction_GetURIPath(handle, action, buffer, length));
}

function add(list: string[], text: string): void {
  if (text !== '') list.push(text);
}
