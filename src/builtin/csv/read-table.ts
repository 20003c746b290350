import { sniffDelimiter } from './sniff-delimiter.ts';

export interface Table {
  /** One line a row, with tabs between the cells. */
  readonly text: string;
  /** Names of the columns, where the first row is a header. */
  readonly columns?: readonly string[];
}

/** A longer one is indexed as it stands: the words are the same, and rows by the million take long to make. */
const parsedLength = 8 * 1024 * 1024;
const mostColumns = 200;

/** Rows and cells of comma-separated values, tolerant of what programs write. */
export async function readTable(text: string): Promise<Table> {
  if (text.length > parsedLength) return { text };
  const { parse } = await import('csv-parse/sync');
  try {
    const rows = parse(text.replace(/^sep=.\r?\n/i, ''), {
      bom: true,
      delimiter: sniffDelimiter(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    const columns = columnsOf(rows);
    return { text: rows.map((row) => row.map(oneLine).join('\t')).join('\n'), ...(columns && { columns }) };
  } catch {
    // A quote that is never closed, for example.
    return { text };
  }
}

const oneLine = (cell: string): string => cell.replaceAll(/\s{2,}|[^\S ]/g, ' ').trim();

/** A first row that only names things: no cell empty, none a number, none twice. */
function columnsOf(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const first = rows[0]?.map(oneLine) ?? [];
  const names = first.every((cell) => cell !== '' && !/^[\d.,%$€+-]+$/.test(cell)) && new Set(first).size === first.length;
  return rows.length > 1 && first.length > 1 && names ? first.slice(0, mostColumns) : undefined;
}
