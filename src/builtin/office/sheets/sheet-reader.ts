import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { DocumentLinks } from '../links.ts';
import type { TextOutput } from '../text-output.ts';
import type { CellFormat } from './cell-format.ts';
import { headerText } from './header-text.ts';
import { oneLine } from './one-line.ts';

/** What all sheets of a workbook share. */
export interface Workbook {
  /** Each in one line. */
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly output: TextOutput;
  readonly links: DocumentLinks;
  readonly marks: Set<string>;
}

const headers = /^(?:odd|even|first)(?:Header|Footer)$/;

/** Reads the cells of a sheet, a row a line, and then its headers and footers (ECMA-376 part 1, 18.3). */
export function createSheetReader({ strings, formats, output, marks }: Workbook): XmlStreamHandler {
  let kind = '';
  let style = 0;
  let value = '';
  let isValue = false;
  let header: string | undefined;

  function endCell(): void {
    // Many cells come at once, and one value may be long and in all of them.
    if (!output.isFull()) output.write(kind === 's' ? (strings[Number(value)] ?? '') : oneLine(shownValue()));
    output.cell();
    value = '';
  }

  function shownValue(): string {
    if (kind === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
    if (kind !== '' && kind !== 'n') return value;
    const format = formats[style];
    return format === undefined || value === '' || Number.isNaN(Number(value)) ? value : format(Number(value));
  }

  return {
    open(name, attributes) {
      if (name === 'c') {
        kind = attributes.get('t') ?? '';
        style = Number(attributes.get('s') ?? 0);
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'row' && attributes.get('hidden') === '1') marks.add('hasHiddenRows');
      else if (name === 'col' && attributes.get('hidden') === '1') marks.add('hasHiddenColumns');
      else if (name === 'sheetProtection') marks.add('isProtected');
      else if (headers.test(name)) header = '';
      else if (name === 'dataValidation') {
        for (const key of ['promptTitle', 'prompt', 'errorTitle', 'error']) writeLine(attributes.get(key));
      }
    },
    close(name) {
      if (name === 'c') endCell();
      else if (name === 'row') output.line();
      else if (name === 'v' || name === 't') isValue = false;
      else if (header !== undefined && headers.test(name)) {
        writeLine(headerText(header));
        header = undefined;
      }
    },
    text(piece) {
      if (isValue) value += piece;
      else if (header !== undefined) header += piece;
    },
  };

  function writeLine(text: string | undefined): void {
    if (text === undefined || text === '') return;
    output.line();
    output.write(text);
    output.line();
  }
}
