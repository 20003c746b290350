import type { PdfDocument } from './open-document.ts';

/** `FPDF_FORMFIELD_…` of `fpdf_formfill.h`. */
const types = { pushButton: 1, checkBox: 2, radioButton: 3, signature: 7 } as const;

/** `Label: value` of a form field that is filled in, else nothing. `widget` is the annotation that shows it. */
export function readField({ call, memory, form }: PdfDocument, widget: number): string {
  if (form === 0) return '';
  const type = call.FPDFAnnot_GetFormFieldType(form, widget);
  if (type === types.pushButton || type === types.signature) return '';
  const isChoice = type === types.checkBox || type === types.radioButton;
  if (isChoice && !call.FPDFAnnot_IsChecked(form, widget)) return '';
  const value = memory.readUtf16((buffer, length) => call.FPDFAnnot_GetFormFieldValue(form, widget, buffer, length)).trim();
  if (value === '') return '';
  const label =
    memory.readUtf16((buffer, length) => call.FPDFAnnot_GetFormFieldAlternateName(form, widget, buffer, length)) ||
    shortName(memory.readUtf16((buffer, length) => call.FPDFAnnot_GetFormFieldName(form, widget, buffer, length)));
  return label === '' ? value : `${label}: ${value}`;
}

/** The last part of `topmostSubform[0].Page1[0].Surname[0]`. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/\[\d{1,9}\]$/, '');
}
