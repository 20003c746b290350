import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { Passage } from '../../../plugin/paise.ts';

/** Where in a document a place of its text is: line, page, and the heading above it. */
export function placeOf(
  text: string,
  offset: number,
  { pageOffsets, headings }: MetadataFields,
): Pick<Passage, 'line' | 'page' | 'heading'> {
  const page = pageAt(pageOffsets, offset);
  const heading = headingAbove(text, offset, headings);
  return { line: lineAt(text, offset), ...(page !== undefined && { page }), ...(heading !== undefined && { heading }) };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

const distances = /^[\da-z]{1,9}(?: [\da-z]{1,9})*$/;

/** Where each page begins, see `MetadataFields.pageOffsets`. `undefined` for text without pages. */
export function pageStarts(encoded: unknown): readonly number[] | undefined {
  if (typeof encoded !== 'string' || !distances.test(encoded)) return undefined;
  let start = 0;
  return encoded.split(' ').map((distance) => (start += Number.parseInt(distance, 36)));
}

function pageAt(encoded: unknown, offset: number): number | undefined {
  const starts = pageStarts(encoded) ?? [];
  const next = starts.findIndex((start) => start > offset);
  return (next === -1 ? starts.length : next) || undefined;
}

/** Text above a place in which its heading is looked for. */
const farthest = 200_000;
const longestHeading = 500;

/** The nearest line above that is one of the headings. */
function headingAbove(text: string, offset: number, headings: unknown): string | undefined {
  if (!Array.isArray(headings) || headings.length === 0) return undefined;
  const known = new Set(headings.filter((heading) => typeof heading === 'string').map(bare));
  for (let end = text.lastIndexOf('\n', offset - 1); end > Math.max(0, offset - farthest);) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = end - start > longestHeading ? '' : bare(text.slice(start, end));
    if (line !== '' && known.has(line)) return line;
    end = start - 1;
  }
  return undefined;
}

/** Without the signs of a markup and with single spaces. */
function bare(line: string): string {
  return line
    .replace(/^[\s#=*_]{1,20}/, '')
    .replace(/[\s#=*_]{1,20}$/, '')
    .replace(/\s+/g, ' ');
}
