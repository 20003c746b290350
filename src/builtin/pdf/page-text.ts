import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { PdfDocument } from './open-document.ts';

/** PDFium's mark (U+FFFE) for a hyphen that only breaks a word at the end of a line, and for a glyph of which nobody knows the character. */
const mark = '\ufffe';
const hyphen = /(?<=[\p{L}\p{Nd}])\ufffe(?=\p{Nd})|(?<=[\p{Ll}\p{Nd}])\ufffe(?=\p{Lu})/gu;

/** Text of an open page in reading order, as the page shows it. */
export function readPageText({ call, memory }: PdfDocument, page: number): string {
  const textPage = call.FPDFText_LoadPage(page);
  if (textPage === 0) return '';
  const count = Math.max(0, call.FPDFText_CountChars(textPage));
  // A character takes up to four bytes; the count that comes back includes the terminator.
  const text = memory.lend(4 * (count + 1), (address) =>
    memory.utf16(address, 2 * (call.FPDFText_GetText(textPage, 0, count, address) - 1)),
  );
  call.FPDFText_ClosePage(textPage);
  return text;
}

/** Whether most of its characters are unknown: a page that only eyes can read. */
export function isUnreadable(text: string): boolean {
  const unknown = text.split(mark).length - 1;
  return unknown > 0 && unknown > text.replace(/\s+/g, '').length / 2;
}

/**
 * Words as a person would write them: joined where a line ended within them, ligatures and other presentation forms spelled out. A hyphen
 * before a capital or digit was there before the line broke (`Anglo-Saxon`).
 */
export function tidyPageText(text: string): string {
  let tidy = text.replace(/\r\n?/g, '\n');
  if (tidy.includes(mark)) tidy = tidy.replace(hyphen, '-').replaceAll(mark, '');
  if (tidy.includes('\u00ad')) tidy = tidy.replace(/\u00ad\n?/g, '');
  return cleanText(tidy.replace(presentationForms, (form) => form.normalize('NFKC'))).trim();
}

/** Latin, Hebrew and Arabic letters by how they are drawn, and radicals that stand for Chinese characters. */
const presentationForms = /[\u2e80-\u2fd5\ufb00-\ufdfc\ufe70-\ufefc]/g;
