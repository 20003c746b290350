import { fieldTarget, type DocumentLinks } from '../links.ts';
import type { TextOutput } from '../text-output.ts';

const fieldBegin = 0x13;
const fieldSeparator = 0x14;
const fieldEnd = 0x15;
const longestField = 4096;

/** Called where a paragraph begins, with the number of its first character: what stands before its text. */
export type ParagraphLabel = (start: number) => string;

/** Characters that stand for something else ([MS-DOC] 2.4.1 and 2.8.25). */
const special = /[\0-\x1f\u00ad\uf000-\uf0ff]/g; // oxlint-disable-line no-control-regex -- they are what is looked for

/**
 * Writes characters of a document: codes of fields become links, cells are separated by tabs, what stands for pictures and marks is left out.
 * `start` is the number of the first.
 */
export function writeCharacters(text: string, { start, output, links, label }: CharacterTarget): void {
  /** For each field that is open: whether its code is being read. */
  const fields: boolean[] = [];
  let code = '';
  let plainStart = 0;
  let isNewParagraph = true;
  let previousCell = -2;

  function writePlain(end: number): void {
    if (end <= plainStart) return;
    const piece = text.slice(plainStart, end);
    if (fields.at(-1) === true) {
      if (code.length < longestField) code += piece;
      return;
    }
    if (isNewParagraph) {
      const before = label(start + plainStart);
      if (before !== '') output.write(`${before} `);
      isNewParagraph = false;
    }
    output.write(piece);
  }

  special.lastIndex = 0;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    writePlain(match.index);
    writeSpecial(match[0].charCodeAt(0), match.index);
    plainStart = match.index + 1;
    if (output.isFull()) return;
  }
  writePlain(text.length);

  /** An empty paragraph of a list counts, though nothing shows. */
  function endParagraph(index: number): void {
    if (isNewParagraph) label(start + index);
    isNewParagraph = true;
  }

  function writeSpecial(character: number, index: number): void {
    switch (character) {
      case 0x07:
        endParagraph(index);
        // A row ends with a mark of its own behind that of its last cell.
        if (previousCell === index - 1) output.line();
        else output.cell();
        previousCell = index;
        return;
      case 0x0d:
        endParagraph(index);
        return output.line();
      case 0x0a:
      case 0x0b:
      case 0x0c:
      case 0x0e:
        return output.line();
      case 0x09:
        return output.write('\t');
      case 0x1e:
        return output.write('-');
      case fieldBegin:
        fields.push(true);
        code = '';
        return;
      case fieldSeparator:
        if (fields.pop() !== undefined) fields.push(false);
        links.add(fieldTarget(code));
        code = '';
        return;
      case fieldEnd:
        if (fields.pop() === true) links.add(fieldTarget(code));
    }
  }
}

export interface CharacterTarget {
  readonly start: number;
  readonly output: TextOutput;
  readonly links: DocumentLinks;
  readonly label: ParagraphLabel;
}
