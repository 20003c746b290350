import { readPart, type DocumentParts } from '../document-parts.ts';
import { cellFormat, type CellFormat } from './cell-format.ts';

const mostFormats = 70_000;

/** The formats of cells by the index that cells refer to them with (`cellXfs`). */
export async function readCellFormats(parts: DocumentParts, part: string | undefined, is1904: boolean): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  const known = new Map<number, CellFormat>();
  let isInCells = false;
  if (part === undefined) return formats;
  await readPart(parts, part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells && formats.length < mostFormats) {
        const id = Number(attributes.get('numFmtId') ?? 0);
        const format = known.get(id) ?? cellFormat(codes.get(id), id, is1904);
        known.set(id, format);
        formats.push(format);
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
    text: () => undefined,
  });
  return formats;
}
