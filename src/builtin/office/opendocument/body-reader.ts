import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { createElementSkipper } from '../skip-element.ts';
import type { OpenDocumentFile } from './open-document-file.ts';

const paragraphs: ReadonlySet<string> = new Set(['p', 'h', 'math']);
/** What stands aside from the text around it. */
const asides: ReadonlySet<string> = new Set(['note-body', 'footnote-body', 'endnote-body', 'annotation', 'deletion', 'ruby-text']);
/** Descriptions and names that are text without being in a paragraph. */
const captions: ReadonlySet<string> = new Set(['title', 'desc', 'footer-decl', 'header-decl', 'creator']);
const skipped: ReadonlySet<string> = new Set([
  'note-citation',
  'footnote-citation',
  'endnote-citation',
  'change-info',
  'date',
  'annotation-xml',
]);

const mostHeadings = 2000;
const longestHeading = 1000;
const mostSpaces = 100;

/** Reads what is in `office:body`, and headers and footers (OpenDocument 1.3 part 3). */
export function createBodyReader(file: OpenDocumentFile): XmlStreamHandler {
  const { links, headings, marks, sheets } = file;
  const skipper = createElementSkipper();
  let paragraphDepth = 0;
  let captionDepth = 0;
  let cells = 0;
  /** Elements that stand aside, and are open. */
  let asideDepth = 0;
  let heading: string | undefined;
  let isSpreadsheet = false;

  const target = (): OpenDocumentFile['output'] => (asideDepth > 0 ? file.aside : file.output);

  function write(piece: string): void {
    target().write(piece);
    if (heading !== undefined && asideDepth === 0 && heading.length < longestHeading) heading += piece;
  }

  function endParagraph(): void {
    if (heading !== undefined && heading.trim() !== '' && headings.length < mostHeadings) headings.push(heading.trim());
    heading = undefined;
    if (cells > 0) target().space();
    else target().line();
  }

  return {
    open(name, attributes) {
      if (skipper.open(name)) return;
      if (skipped.has(name) || (name === 'annotation' && attributes.prefix !== 'office')) return skipper.start(name);
      if (asides.has(name)) {
        asideDepth += 1;
        target().line();
        if (name === 'annotation') marks.add('hasComments');
        if (name === 'deletion') marks.add('hasTrackedChanges');
      } else if (paragraphs.has(name)) {
        paragraphDepth += 1;
        if (name === 'h') heading = '';
      } else if (captions.has(name)) {
        captionDepth += 1;
        target().space();
      } else openInside(name, attributes.get);
    },
    close(name) {
      if (skipper.close(name)) return;
      if (paragraphs.has(name)) {
        paragraphDepth = Math.max(0, paragraphDepth - 1);
        endParagraph();
      } else if (asides.has(name)) {
        file.aside.line();
        asideDepth = Math.max(0, asideDepth - 1);
      } else if (captions.has(name)) {
        captionDepth = Math.max(0, captionDepth - 1);
        if (name === 'creator') write(':');
        target().space();
      } else if (name === 'table-cell') {
        cells = Math.max(0, cells - 1);
        target().cell();
      } else if (name === 'table-row' || name === 'page') target().line();
    },
    text(piece) {
      // Line breaks and indentation are those of the file.
      if ((paragraphDepth > 0 || captionDepth > 0) && !skipper.isSkipping()) write(piece.replaceAll(/[ \t\r\n]+/g, ' '));
    },
  };

  function openInside(name: string, attribute: (key: string) => string | undefined): void {
    switch (name) {
      case 's':
        return write(' '.repeat(Math.min(mostSpaces, Number(attribute('c') ?? 1) || 1)));
      case 'tab':
      case 'tab-stop':
        return write('\t');
      case 'line-break':
        return target().line();
      case 'a':
        return links.add(attribute('href'));
      case 'table-cell':
        cells += 1;
        return;
      case 'spreadsheet':
        isSpreadsheet = true;
        return;
      case 'table':
        return isSpreadsheet ? addSheet(attribute('table:name') ?? '') : undefined;
      case 'page':
        return writeName(attribute('draw:name') ?? '');
    }
  }

  function addSheet(name: string): void {
    if (sheets.length < mostHeadings) sheets.push(name);
    writeName(name);
  }

  /** Programs name pages themselves. */
  function writeName(name: string): void {
    target().line();
    if (!/^page\d*$/i.test(name)) target().write(name);
    target().line();
  }
}
