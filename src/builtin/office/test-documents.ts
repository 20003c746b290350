import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { makeZip } from '../../kit/zip/test-zip.ts';

/** Documents of office programs, made from their parts. For tests only. */

const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `[id, type, target]`; a target with a colon is outside. */
export type TestRelationship = readonly [id: string, type: string, target: string];

export function relationships(...all: readonly TestRelationship[]): string {
  const elements = all.map(([id, type, target]) => {
    const outside = target.includes(':') ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${type.includes('/') ? type : `${office}/${type}`}" Target="${target}"${outside}/>`;
  });
  return `<Relationships xmlns="${packages}/relationships">${elements.join('')}</Relationships>`;
}

export type TestParts = Readonly<Record<string, string | Uint8Array>>;

function makePackage(main: string, parts: TestParts): Buffer {
  const root = relationships(
    ['rId1', 'officeDocument', main],
    ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
    ['rId4', 'custom-properties', 'docProps/custom.xml'],
  );
  const all = { '[Content_Types].xml': '<Types/>', '_rels/.rels': root, ...parts };
  return makeZip(Object.entries(all).map(([name, data]) => ({ name, data })));
}

/** A document of Word: the paragraphs and other parts. */
export const makeDocx = (body: string, parts: TestParts = {}): Buffer =>
  makePackage('word/document.xml', {
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
    ...parts,
  });

/** A workbook of Excel: the contents of its sheets by name. */
export function makeXlsx(sheets: Readonly<Record<string, string>>, parts: TestParts = {}): Buffer {
  const names = Object.keys(sheets);
  const elements = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const related: TestRelationship[] = names.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]);
  return makePackage('xl/workbook.xml', {
    'xl/workbook.xml': `<workbook><sheets>${elements.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(...related, ['s1', 'sharedStrings', 'sharedStrings.xml'], ['s2', 'styles', 'styles.xml']),
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet>${sheets[name]}</worksheet>`])),
    ...parts,
  });
}

/** A presentation of PowerPoint: its slides' shapes, in the order of the show, which is not that of their names. */
export function makePptx(slides: readonly string[], parts: TestParts = {}): Buffer {
  const name = (index: number): string => `slides/slide${slides.length - index}.xml`;
  return makePackage('ppt/presentation.xml', {
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${index + 256}" r:id="rId${index}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationships(
      ...slides.map((_, index): TestRelationship => [`rId${index}`, 'slide', name(index)]).toReversed(),
      ['m', 'slideMaster', 'slideMasters/slideMaster1.xml'],
      ['a', 'commentAuthors', 'commentAuthors.xml'],
    ),
    ...Object.fromEntries(
      slides.map((shapes, index) => [`ppt/${name(index)}`, `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`]),
    ),
    ...parts,
  });
}

/** A shape with a text, in a placeholder of this type. */
export const shape = (text: string, placeholder?: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr>${placeholder === undefined ? '' : `<p:ph type="${placeholder}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

/** A document of LibreOffice: what is in its body, and other parts. */
export const makeOdt = (body: string, parts: TestParts = {}): Buffer =>
  makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 0 },
    ...Object.entries({
      'content.xml': `<office:document-content><office:automatic-styles><style:style>no</style:style></office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
      ...parts,
    }).map(([name, data]) => ({ name, data })),
  ]);

const long = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
const short = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);

/** A document of Word 97: its main text in UTF-16, then its footnotes and headers in one byte a character. */
export function makeDoc(texts: readonly [main: string, notes: string, headers: string], flags = 0x0200, streams: TestParts = {}): Buffer {
  const [main, notes, headers] = texts;
  const start = 0x600;
  const narrow = Buffer.from(notes + headers, 'latin1');
  const narrowStart = start + 2 * main.length;
  const total = main.length + narrow.length;
  const pieces = Buffer.concat([
    long(0, main.length, total),
    Buffer.concat([short(0), long(start), short(0)]),
    Buffer.concat([short(0), long((narrowStart * 2) | 0x4000_0000), short(0)]),
  ]);
  const clx = Buffer.concat([Buffer.of(2), long(pieces.length), pieces]);
  const header = Buffer.alloc(start);
  short(0xa5ec, 0xc1).copy(header);
  header.writeUInt16LE(flags, 10);
  long(start, narrowStart + narrow.length).copy(header, 0x18);
  long(main.length, notes.length, headers.length).copy(header, 0x4c);
  long(0, clx.length).copy(header, 0x1a2);
  return makeCompoundFile({ WordDocument: Buffer.concat([header, Buffer.from(main, 'utf16le'), narrow]), '1Table': clx, ...streams });
}

const record = (type: number, ...data: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  return Buffer.concat([short(type, all.length), all]);
};

/** A workbook of Excel 97 with one sheet: a row for each list of cells. */
export function makeXls(sheet: string, rows: readonly (readonly (string | number)[])[], extra: readonly Buffer[] = []): Buffer {
  const texts = rows.flat().filter((cell) => typeof cell === 'string');
  const strings = record(
    0xfc,
    long(texts.length, texts.length),
    ...texts.map((text) => Buffer.concat([short(text.length), Buffer.of(1), Buffer.from(text, 'utf16le')])),
  );
  const beginning = (kind: number): Buffer => record(0x809, short(0x600, kind), Buffer.alloc(12));
  const bound = (start: number): Buffer => record(0x85, long(start), Buffer.of(0, 0, sheet.length, 0), Buffer.from(sheet, 'latin1'));
  const globals = (start: number): Buffer => Buffer.concat([beginning(5), ...extra, bound(start), strings, record(0x0a)]);
  let label = 0;
  const cells = rows.flatMap((row, y) =>
    row.map((cell, x) => {
      if (typeof cell === 'string') return record(0xfd, short(y, x, 0), long(label++));
      return record(0x203, short(y, x, 0), Buffer.from(Float64Array.of(cell).buffer));
    }),
  );
  return makeCompoundFile({ Workbook: Buffer.concat([globals(globals(0).length), beginning(0x10), ...cells, record(0x0a)]) });
}

export { record as xlsRecord, short as shorts };

const atom = (type: number, data: Buffer, version = 0): Buffer => Buffer.concat([short(version, type), long(data.length), data]);
const container = (type: number, ...inner: readonly Buffer[]): Buffer => atom(type, Buffer.concat(inner), 0xf);

/** A presentation of PowerPoint 97 whose slides were written in the reverse order, with an older version of the first in between. */
export function makePpt(slides: readonly string[]): Buffer {
  const objects: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (object: Buffer): number => {
    objects.push(object);
    length += object.length;
    return length - object.length;
  };
  const slide = (text: string): Buffer =>
    container(0x03ee, container(0xf004, atom(0x0fa0, Buffer.from(text, 'utf16le'))), container(0xf004, atom(0x0fa8, Buffer.from('*'))));
  add(slide('replaced'));
  for (const text of slides.toReversed()) offsets.unshift(add(slide(text)));
  const listed = slides.map((_, index) => atom(0x03f3, Buffer.concat([long(index + 2), Buffer.alloc(16)])));
  const document = add(container(0x03e8, container(0x0ff0, ...listed)));
  const directory = add(atom(0x1772, long(1 | ((slides.length + 1) << 20), document, ...offsets)));
  const edit = add(atom(0x0ff5, long(0, 0, 0, directory, 1)));
  const user = atom(0x0ff6, Buffer.concat([long(20, 0xe391_c05f, edit), Buffer.alloc(8)]));
  return makeCompoundFile({ 'PowerPoint Document': Buffer.concat(objects), 'Current User': user });
}
