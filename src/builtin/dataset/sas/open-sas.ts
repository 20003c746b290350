import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { fixedText } from '../cell-text.ts';
import type { Cell, DataSet } from '../data-set.ts';
import { sasDate } from './sas-date.ts';
import { readSasHeader, sasHeaderSize, type SasHeader } from './sas-header.ts';
import { readSasPage, rowsOnPage } from './sas-page.ts';
import { addSubheader, createSasLayout, type SasLayout, type TextPlace } from './sas-subheaders.ts';
import { unpackRoss, unpackRunLengths, type UnpackRow } from './unpack-row.ts';

const smallestPage = 512;
/** Of a name or label. */
const longestText = 1000;
const largestPage = 64 * 1024 ** 2;
const longestRow = 16 * 1024 ** 2;
/** Rows of a few bytes may unpack to long ones, again and again. */
const mostUnpacked = 4 * 1024 ** 3;

/** A table of SAS. What describes it lies on the first pages: they are read until there are rows. */
export async function openSas(file: RangedBytes): Promise<DataSet | undefined> {
  const header = readSasHeader(Buffer.from(await file.read(0, sasHeaderSize)));
  if (header === undefined) return undefined;
  let isDamaged = header.pageSize < smallestPage || header.pageSize > largestPage;
  const layout = createSasLayout();
  let found = 0;

  const { size: headerSize, pageSize, pageCount } = header;

  async function* pages(): AsyncGenerator<Buffer> {
    for (let page = 0; page < pageCount && !isDamaged; page += 1) {
      const bytes = Buffer.from(await file.read(headerSize + page * pageSize, pageSize));
      if (bytes.length < pageSize) isDamaged = true;
      if (bytes.length > 0) yield bytes;
    }
  }

  for await (const bytes of pages()) {
    const page = readSasPage(bytes, header);
    for (const { bytes: subheader, isRow } of page.subheaders) if (!isRow) addSubheader(layout, subheader, header);
    if (page.hasOnlyRows || page.subheaders.some(({ isRow }) => isRow)) break;
  }
  const columns = columnsOf(layout, header);
  const unpack = compressionOf(layout);
  return {
    columns,
    rowCount: layout.rowCount,
    fields: header.fields,
    notes: [header.title],
    async *rows() {
      if (layout.rowLength <= 0 || layout.rowLength > longestRow) return void (isDamaged ||= layout.rowCount > 0);
      for await (const bytes of pages())
        for (const row of rowsOnPage(readSasPage(bytes, header), layout, unpack)) {
          if (found >= layout.rowCount) return;
          found += 1;
          if (found * layout.rowLength > mostUnpacked && unpack !== undefined) return void (isDamaged = true);
          yield columns.map((column) => cellOf(row, column, header));
        }
    },
    isDamaged: () => isDamaged || found < layout.rowCount,
  };
}

interface SasColumn {
  readonly name: string;
  readonly label: string | undefined;
  readonly format: string;
  readonly at: number;
  readonly length: number;
  readonly isText: boolean;
}

function columnsOf({ texts, names, attributes, labels, rowLength }: SasLayout, { charset }: SasHeader): readonly SasColumn[] {
  const text = ({ block, at, length }: TextPlace): string =>
    fixedText((texts[block] ?? Buffer.alloc(0)).subarray(at, at + Math.min(longestText, length)), charset);
  let length = 0;
  // Columns do not overlap.
  const places = attributes.filter((place) => (length += place.length) <= rowLength);
  return places.map((place, index) => {
    const name = names[index];
    const about = labels[index];
    const label = about === undefined ? '' : text(about.label);
    return {
      ...place,
      name: name === undefined ? `column ${index + 1}` : text(name),
      label: label === '' ? undefined : label,
      format: about === undefined ? '' : text(about.format).toUpperCase(),
    };
  });
}

function compressionOf({ texts }: SasLayout): UnpackRow | undefined {
  const beginning = texts[0]?.subarray(0, 512) ?? Buffer.alloc(0);
  if (beginning.includes('SASYZCRL')) return unpackRunLengths;
  return beginning.includes('SASYZCR2') ? unpackRoss : undefined;
}

/** Numbers may be stored without their last bytes. */
function cellOf(row: Buffer, { at, length, isText, format }: SasColumn, { charset, isLittleEndian, numbers }: SasHeader): Cell {
  const bytes = row.subarray(at, at + length);
  if (isText) return fixedText(bytes, charset);
  if (bytes.length < 3 || bytes.length > 8) return undefined;
  const whole = Buffer.alloc(8);
  bytes.copy(whole, isLittleEndian ? 8 - bytes.length : 0);
  const value = numbers.double(whole, 0);
  return Number.isFinite(value) ? (sasDate(value, format) ?? value) : undefined;
}
