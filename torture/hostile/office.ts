import { makeEpub } from '../../src/builtin/ebook/test-books.ts';
import { makeDoc, makeDocx, makeOdt, makeXlsx } from '../../src/builtin/office/test-documents.ts';
import { deflatedZeros } from './deflated.ts';
import type { HostileFile } from './hostile-file.ts';
import { rawZip, type RawMember } from './zip-parts.ts';

/** Office documents and books whose parts unpack to gigabytes, have more rows than there are, or go round in circles. */
export function hostileOffice(): readonly HostileFile[] {
  const repeated =
    '<table:table-row table:number-rows-repeated="2147483647"><table:table-cell table:number-columns-repeated="2147483647"><text:p>words</text:p></table:table-cell></table:table-row>';
  return [
    packageOf('document-of-zeros.docx', 'word/document.xml'),
    packageOf('sheet-of-zeros.xlsx', 'xl/workbook.xml'),
    packageOf('slides-of-zeros.pptx', 'ppt/presentation.xml'),
    packageOf('content-of-zeros.odt', 'content.xml'),
    packageOf('container-of-zeros.epub', 'META-INF/container.xml'),
    {
      name: 'last-cell.xlsx',
      bytes: makeXlsx({
        a: '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="4294967296"><c r="ZZZZZZZZ1"><v>2</v></c></row></sheetData>',
      }),
    },
    { name: 'rows.xlsx', bytes: makeXlsx({ a: `<sheetData>${cells(300_000)}</sheetData>` }) },
    { name: 'one-string-everywhere.xlsx', bytes: oneStringEverywhere() },
    { name: 'sheets.xlsx', bytes: makeXlsx(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`s${at}`, '<sheetData/>']))) },
    { name: 'repeated.ods', bytes: makeOdt(`<office:spreadsheet><table:table>${repeated.repeat(10)}</table:table></office:spreadsheet>`) },
    {
      name: 'spaces.odt',
      bytes: makeOdt(`<office:text><text:p>${'<text:s text:c="2147483647"/>'.repeat(1000)}words</text:p></office:text>`),
    },
    { name: 'tables-in-tables.docx', bytes: makeDocx('<w:tbl><w:tr><w:tc>'.repeat(100_000)) },
    { name: 'chapters.epub', bytes: makeEpub(Array.from({ length: 5000 }, () => '<p>words</p>')) },
    { name: 'circle-of-sectors.doc', bytes: withTable(makeDoc(['words', '', ''])) },
    {
      name: 'sectors-of-terabytes.xls',
      bytes: Buffer.concat([makeDoc(['words', '', '']).subarray(0, 44), Buffer.alloc(468, 255), Buffer.alloc(5000)]),
    },
  ];
}

/** The main part of a document is a gibibyte of nothing. */
function packageOf(name: string, path: string): HostileFile {
  const types = Buffer.from('<Types/>');
  const data = deflatedZeros(1024);
  const stored: RawMember = { name: '[Content_Types].xml', method: 0, crc: 0, packedSize: types.length, size: types.length };
  return {
    name,
    bytes: rawZip([
      { ...stored, data: types },
      { name: path, method: 8, crc: 0, packedSize: data.length, size: 100, data },
    ]),
  };
}

/** A long text that all cells share. */
function oneStringEverywhere(): Buffer {
  const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(100_000);
  return makeXlsx(
    { a: `<sheetData>${rows}</sheetData>` },
    { 'xl/sharedStrings.xml': `<sst><si><t>${'word '.repeat(20_000)}</t></si></sst>` },
  );
}

/** The table of sectors says that each is followed by itself. */
function withTable(file: Buffer): Buffer {
  const table = file.readUInt32LE(76);
  const at = (table + 1) * 512;
  for (let sector = 0; sector < 128 && at + sector * 4 + 4 <= file.length; sector += 1) file.writeUInt32LE(sector, at + sector * 4);
  return file;
}

const cells = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c t="n"><v>${at}</v></c></row>`).join('');
