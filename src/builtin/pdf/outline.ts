import type { PdfDocument } from './open-document.ts';

const mostHeadings = 5000;

/** Titles of the outline (bookmarks) in reading order. A damaged one may lead round in circles, which the count ends. */
export function readOutline({ call, memory, handle }: PdfDocument): readonly string[] {
  const headings: string[] = [];
  const seen = new Set<number>();
  const open = [call.FPDFBookmark_GetFirstChild(handle, 0)];
  for (let bookmark = open.pop(); bookmark !== undefined && headings.length < mostHeadings; bookmark = open.pop()) {
    if (bookmark === 0 || seen.has(bookmark)) continue;
    seen.add(bookmark);
    const entry = bookmark;
    const title = memory.readUtf16((buffer, length) => call.FPDFBookmark_GetTitle(entry, buffer, length));
    const heading = title.replace(/\s+/g, ' ').trim();
    if (heading !== '') headings.push(heading);
    open.push(call.FPDFBookmark_GetNextSibling(handle, bookmark), call.FPDFBookmark_GetFirstChild(handle, bookmark));
  }
  return headings;
}
