export interface TextTable {
  /** Cells are separated by tabs; a cell of several lines is one. */
  readonly rows: readonly string[];
  /** The line after the table. */
  readonly end: number;
}

const simpleBorder = /^[ \t]*=+(?:[ \t]+=+)+$/;
const gridBorder = /^[ \t]*\+(?:[-=]+\+)+$/;
const mostLines = 10_000;

/** A table that is drawn with characters (reStructuredText, "Tables"), from its upper border on. */
export function readTextTable(lines: readonly string[], at: number): TextTable | undefined {
  const border = lines[at] ?? '';
  if (gridBorder.test(border)) return readGrid(lines, at);
  return simpleBorder.test(border) ? readSimple(lines, at) : undefined;
}

/** Columns are where the border has them. A line with nothing in its first column goes on with the row above. */
function readSimple(lines: readonly string[], at: number): TextTable | undefined {
  const starts = [...(lines[at] ?? '').matchAll(/=+/g)].map(({ index }) => index);
  const rows: string[][] = [];
  let end: number | undefined;
  for (let line = at + 1; line < Math.min(lines.length, at + mostLines); line += 1) {
    const text = lines[line] ?? '';
    if (simpleBorder.test(text)) {
      const next = lines[line + 1] ?? '';
      end = line + 1;
      if (next === '' || simpleBorder.test(next)) break;
    } else if (text !== '' && !/^[ \t]*-+(?:[ \t]+-+)*$/.test(text))
      addLine(
        rows,
        starts.map((start, index) => text.slice(start, starts[index + 1]).trim()),
      );
  }
  return end === undefined ? undefined : { rows: rows.map(rowText), end };
}

function readGrid(lines: readonly string[], at: number): TextTable {
  const rows: string[][] = [];
  let isNew = true;
  let line = at;
  for (; line < lines.length && /^[ \t]*[+|]/.test(lines[line] ?? ''); line += 1) {
    const text = (lines[line] ?? '').trim();
    if (gridBorder.test(text)) {
      isNew = true;
      continue;
    }
    const cells = text.slice(1, text.endsWith('|') ? -1 : undefined).split('|');
    if (isNew) rows.push(cells.map((cell) => cell.trim()));
    else join(rows, cells);
    isNew = false;
  }
  return { rows: rows.map(rowText), end: line };
}

function addLine(rows: string[][], cells: readonly string[]): void {
  if (cells[0] === '' && rows.length > 0) join(rows, cells);
  else rows.push([...cells]);
}

function join(rows: readonly string[][], cells: readonly string[]): void {
  const row = rows.at(-1);
  for (const [index, cell] of cells.entries()) if (row) row[index] = `${row[index] ?? ''} ${cell.trim()}`.trim();
}

const rowText = (row: readonly string[]): string => row.join('\t').replaceAll(/[+|-]{3,}/g, ' ');
