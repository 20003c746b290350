import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { fieldTarget, type DocumentLinks } from '../links.ts';
import type { ListCounter } from '../lists/list-counter.ts';
import { createElementSkipper } from '../skip-element.ts';
import { createAlternatives } from '../ooxml/alternatives.ts';
import type { TextOutput } from '../text-output.ts';
import type { ParagraphStyle } from './read-styles.ts';

/** What all parts of a document share. */
export interface WordDocument {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly lists: ListCounter;
  readonly links: DocumentLinks;
  readonly headings: string[];
  readonly output: TextOutput;
  /** Text that was deleted while changes were tracked: it is still there, but no longer between the words around it. */
  readonly deleted: TextOutput;
  /** What the document has, by the names of flags in its metadata. */
  readonly marks: Set<string>;
}

interface Paragraph {
  style: ParagraphStyle | undefined;
  list: string | undefined;
  level: number | undefined;
  hasBegun: boolean;
  /** Its text, where it is a heading. */
  heading: string;
}

const mostHeadings = 2000;
const longestHeading = 1000;
const longestField = 4096;
const longestReadings = 65_536;

/**
 * Reads the text of the main part, or of a header, a footer, a note or a comment (ECMA-376 part 1, 17).
 */
export function createBodyReader(document: WordDocument): XmlStreamHandler {
  const { output, links } = document;
  const skipper = createElementSkipper();
  const alternatives = createAlternatives(output, skipper);
  let paragraph: Paragraph = newParagraph();
  let isText = false;
  let isReading = false;
  /** How characters of the paragraph are read aloud; among them it would tear words apart. */
  let readings = '';
  let isDeleted = false;
  let isCode = false;
  let code = '';
  let properties = 0;
  let cells = 0;

  function write(piece: string): void {
    if (isReading) {
      if (readings.length < longestReadings) readings += piece;
      return;
    }
    if (!paragraph.hasBegun) begin();
    output.write(piece);
    if (paragraph.style?.isHeading === true && paragraph.heading.length < longestHeading) paragraph.heading += piece;
  }

  function begin(): void {
    paragraph.hasBegun = true;
    const list = paragraph.list ?? paragraph.style?.list;
    const label = list === undefined ? '' : document.lists.label(list, paragraph.level ?? paragraph.style?.level ?? 0);
    if (label !== '') output.write(`${label} `);
  }

  function endParagraph(): void {
    if (!paragraph.hasBegun) {
      // Counts, though nothing is in it.
      const list = paragraph.list ?? paragraph.style?.list;
      if (list !== undefined) document.lists.label(list, paragraph.level ?? paragraph.style?.level ?? 0);
    }
    const heading = paragraph.heading.trim();
    if (heading !== '' && document.headings.length < mostHeadings) document.headings.push(heading);
    paragraph = newParagraph();
    document.deleted.line();
    if (readings !== '') {
      output.line();
      output.write(readings.trimEnd());
      readings = '';
    }
    if (cells > 0) output.space();
    else output.line();
  }

  function endField(): void {
    links.add(fieldTarget(code));
    code = '';
  }

  return {
    open(name, attributes) {
      if (skipper.open(name)) return;
      // Its text stands elsewhere too.
      if (name === 'moveFrom') return skipper.start(name);
      if (alternatives.open(name)) return;
      switch (name) {
        case 't':
          isText = true;
          return;
        case 'rt':
          isReading = true;
          return;
        case 'delText':
          isDeleted = true;
          return;
        case 'pPr':
        case 'sectPr':
          properties += 1;
          return;
        case 'pStyle':
          if (properties > 0) paragraph.style = document.styles.get(attributes.get('val') ?? '');
          return;
        case 'numId':
          paragraph.list = attributes.get('val');
          return;
        case 'ilvl':
          paragraph.level = Number.parseInt(attributes.get('val') ?? '', 10) || 0;
          return;
        case 'tab':
        case 'ptab':
          if (properties === 0) write('\t');
          return;
        case 'br':
        case 'cr':
          if (properties === 0) output.line();
          return;
        case 'noBreakHyphen':
          return write('-');
        case 'sym':
          return write(symbol(attributes.get('char')));
        case 'instrText':
          isCode = true;
          return;
        case 'fldSimple':
          return links.add(fieldTarget(attributes.get('instr') ?? ''));
        case 'fldChar':
          return attributes.get('fldCharType') === 'begin' ? undefined : endField();
        case 'tc':
          cells += 1;
          return;
        case 'txbxContent':
          return output.line();
        case 'docPr':
        case 'cNvPr':
          return writeDescription(attributes.get('descr'), attributes.get('title'));
        case 'comment':
          document.marks.add('hasComments');
          output.line();
          return writeAuthor(attributes.get('author'));
        case 'ins':
        case 'del':
          document.marks.add('hasTrackedChanges');
          return;
        case 'vanish':
          if (properties === 0) document.marks.add('hasHiddenText');
          return;
        case 'imagedata':
          return writeDescription(undefined, attributes.get('title'));
        case 'textpath':
          return writeDescription(attributes.get('string'), undefined);
        default:
          if (attributes.prefix !== 'v') return;
          links.add(attributes.get('href'));
          if (name === 'shape') writeDescription(attributes.get('alt'), undefined);
      }
    },
    close(name) {
      if (skipper.close(name)) return;
      alternatives.close(name);
      if (name === 't') isText = false;
      else if (name === 'delText') isDeleted = false;
      else if (name === 'rt') {
        isReading = false;
        readings += ' ';
      } else if (name === 'p') endParagraph();
      else if (name === 'pPr' || name === 'sectPr') properties -= 1;
      else if (name === 'instrText') isCode = false;
      else if (name === 'tc') {
        cells -= 1;
        output.cell();
      } else if (name === 'tr') output.line();
    },
    text(piece) {
      if (skipper.isSkipping()) return;
      if (isText) write(piece);
      else if (isDeleted) document.deleted.write(piece);
      else if (isCode && code.length < longestField) code += piece;
    },
  };

  function writeDescription(description: string | undefined, title: string | undefined): void {
    for (const text of [title, description]) {
      if (text === undefined || text === '') continue;
      output.space();
      output.write(text);
      output.space();
    }
  }

  function writeAuthor(author: string | undefined): void {
    if (author !== undefined && author !== '') output.write(`${author}: `);
  }
}

function newParagraph(): Paragraph {
  return { style: undefined, list: undefined, level: undefined, hasBegun: false, heading: '' };
}

/** Fonts of symbols have their characters where nobody else has any: these say nothing. */
function symbol(hex: string | undefined): string {
  const code = Number.parseInt(hex ?? '', 16);
  return code > 0x20 && code < 0xd800 ? String.fromCharCode(code) : '';
}
