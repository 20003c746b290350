import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { createLinks } from '../links.ts';
import { createTextOutput } from '../text-output.ts';
import type { LegacyDocument } from './extract-legacy-word.ts';
import { readSummary } from './property-set.ts';
import { createWorkbookReader, type LegacyWorkbook } from './workbook-reader.ts';
import { readRecords } from './sheet-records.ts';

/** What a workbook begins with since Excel 97, and before. */
const beginnings = ['0908100000060500', '0908080000050500'].map((hex) => Buffer.from(hex, 'hex'));

/** Reads a workbook of Excel 5 to 2003. */
export function readLegacySheets(file: CompoundFile): LegacyDocument {
  const stream = file.stream('Workbook') ?? file.stream('Book') ?? beginnings.map(file.lostStream).find((lost) => lost !== undefined);
  if (stream === undefined) throw new RejectContent('There is no workbook in it.');
  const document = readWorkbookStream(stream);
  return { ...document, metadata: { ...readSummary(file), ...document.metadata } };
}

/** Reads the records of a workbook; before Excel 5, they were the whole file. */
export function readWorkbookStream(stream: Buffer): LegacyDocument {
  const workbook: LegacyWorkbook = { cells: createTextOutput(), aside: new Set(), links: createLinks(), marks: new Set(), sheets: [] };
  const read = createWorkbookReader(workbook, stream);
  for (const record of readRecords(stream)) {
    read(record);
    if (workbook.cells.isFull()) break;
  }
  const { cells, aside, links, marks, sheets } = workbook;
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return {
    text: [cells.text(), ...aside].join('\n').trim(),
    metadata: {
      ...(sheets.length > 0 && { sheets: sheets.map(({ name }) => name) }),
      ...(hidden.length > 0 && { hiddenSheets: hidden }),
      ...Object.fromEntries(Array.from(marks, (mark) => [mark, true])),
      ...(links.targets().length > 0 && { links: links.targets() }),
    },
  };
}
