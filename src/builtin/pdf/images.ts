import type { PdfDocument } from './open-document.ts';

/** `FPDF_PAGEOBJ_…` of `fpdf_edit.h`. */
const types = { image: 3, form: 5 } as const;
const mostObjects = 10_000;

/** Whether an open page shows an image, itself or within a group of objects. */
export function hasImage({ call }: PdfDocument, page: number): boolean {
  const groups: number[] = [];
  let seen = 0;

  function isImage(object: number): boolean {
    seen += 1;
    const type = call.FPDFPageObj_GetType(object);
    if (type === types.form) groups.push(object);
    return type === types.image;
  }

  const count = Math.min(mostObjects, call.FPDFPage_CountObjects(page));
  for (let index = 0; index < count; index += 1) if (isImage(call.FPDFPage_GetObject(page, index))) return true;
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const inside = Math.min(mostObjects - seen, call.FPDFFormObj_CountObjects(group));
    for (let index = 0; index < inside; index += 1) if (isImage(call.FPDFFormObj_GetObject(group, index))) return true;
  }
  return false;
}
