import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import type { Pdfium } from '../../kit/pdfium/pdfium.ts';
import type { LoadedDocument } from '../../kit/pdfium/render-page.ts';
import { repairPdf } from './repair-pdf.ts';

export interface PdfDocument extends LoadedDocument {
  /** Handle of what is needed to read form fields; 0 where there are none. */
  readonly form: number;
  readonly pageCount: number;
  /** Something of it is missing. */
  readonly isDamaged: boolean;
  close(): void;
}

/** `FPDF_ERR_…` of `fpdfview.h`. */
const errors = { format: 3, password: 4, security: 5 } as const;

/** Opens bytes as a document, with the empty password where one is asked for, and as far as there is one. */
export function openDocument(pdfium: Pdfium, bytes: Uint8Array): PdfDocument {
  const { call } = pdfium;
  const handle = pdfium.load(bytes);
  if (handle !== 0 && call.FPDF_GetPageCount(handle) > 0) return opened(pdfium, handle, !isComplete(pdfium, handle, bytes));
  if (handle !== 0) call.FPDF_CloseDocument(handle);
  const error = handle === 0 ? call.FPDF_GetLastError() : errors.format;
  if (error === errors.password) throw new SkipContent('It is protected by a password.', 'encrypted');
  if (error === errors.security) throw new SkipContent('It is encrypted in a way that is not supported.', 'encrypted');
  const repaired = repairPdf(bytes);
  const repairedHandle = repaired === undefined ? 0 : pdfium.load(repaired);
  if (repairedHandle === 0) throw new RejectContent('It is no PDF, or too damaged to be read.');
  return opened(pdfium, repairedHandle, true);
}

/** A document that was cut off lacks both its table of objects and the mark at its end. */
function isComplete({ call }: Pdfium, handle: number, bytes: Uint8Array): boolean {
  return call.FPDF_DocumentHasValidCrossReferenceTable(handle) || Buffer.from(bytes.subarray(-1024)).includes('%%EOF');
}

function opened({ call, memory }: Pdfium, handle: number, isDamaged: boolean): PdfDocument {
  const formInfo = call.FPDF_GetFormType(handle) === 0 ? 0 : call.PDFiumExt_OpenFormFillInfo();
  const form = formInfo === 0 ? 0 : call.PDFiumExt_InitFormFillEnvironment(handle, formInfo);
  return {
    call,
    memory,
    handle,
    form,
    isDamaged,
    pageCount: Math.max(0, call.FPDF_GetPageCount(handle)),
    close() {
      if (form !== 0) call.PDFiumExt_ExitFormFillEnvironment(form);
      if (formInfo !== 0) call.PDFiumExt_CloseFormFillInfo(formInfo);
      call.FPDF_CloseDocument(handle);
    },
  };
}
