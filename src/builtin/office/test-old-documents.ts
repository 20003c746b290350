import { deflateRawSync } from 'node:zlib';
import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { makeZip } from '../../kit/zip/test-zip.ts';

/** Documents of programs that are gone, made from their parts. For tests only. */

const long = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
const short = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
const bytes = (...parts: readonly (string | Uint8Array | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part as string, 'latin1'))));

export { bytes, short };

/** A function of WordPerfect 6 that says its size, which counts all of it. */
export const function6 = (code: number, kind: number, data: Uint8Array = Buffer.alloc(0)): Buffer =>
  bytes(code, kind, short(data.length + 5), data, code);

/** A function of WordPerfect 5: its size counts what comes after it, which ends with size and numbers again. */
export const function5 = (code: number, kind: number, data: Uint8Array): Buffer =>
  bytes(code, kind, short(data.length + 4), data, short(data.length + 4), kind, code);

const wpString = (text: string): Buffer => short(...Array.from(text, (letter) => letter.charCodeAt(0)), 0);

/** A document of WordPerfect 6 with its title, and a text that the body refers to. */
export function makeWordPerfect6(body: Uint8Array, title: string, note: Uint8Array, key = 0): Buffer {
  const group = bytes(short(0x11), short(0), wpString('Name'), wpString(title));
  const summary = bytes(short(group.length + 2), group);
  const text = bytes(short(1), long(0), long(note.length), note);
  const index = 16;
  const start = index + 3 * 14;
  const entry = (type: number, data: Uint8Array, at: number): Buffer => bytes(0, type, short(1, 0), long(data.length, at));
  const header = bytes('\xffWPC', long(start + summary.length + text.length), 1, 0x0a, 2, 1, short(key, index));
  const prefix = bytes(2, 0, short(2), Buffer.alloc(10), entry(0x12, summary, start), entry(0x08, text, start + summary.length));
  return bytes(header, prefix, summary, text, body);
}

export const makeWordPerfect5 = (body: Uint8Array): Buffer => bytes('\xffWPC', long(16), 1, 0x0a, 0, 1, short(0, 0), body);

/** What Works 2000 and Publisher keep their text in: chunks, and tables of where they are. */
export function makeChunks(...texts: readonly string[]): Buffer {
  const chunks = texts.map((text) => Buffer.from(text, 'utf16le'));
  const tableEnd = 0x18 + 32 * chunks.length;
  let at = tableEnd;
  const tables = chunks.map((chunk, index) => {
    const entry = bytes(short(24), 'TEXT', short(index), long(1), 'TEXT', long(at, chunk.length));
    at += chunk.length;
    return bytes(short(0, 1), long(index === chunks.length - 1 ? 0xffff_ffff : 0x18 + 32 * (index + 1)), entry);
  });
  return bytes('CHNKINK ', Buffer.alloc(0x10), ...tables, ...chunks);
}

/** Text of Works 3 or 4, or before that for DOS. */
export function makeWorksText(text: Uint8Array, version: number): Buffer {
  const header = Buffer.alloc(0x100);
  header.writeUInt16LE(0xfe00 | version, 0);
  header.writeUInt32LE(0x100 + text.length, 0x26);
  return bytes(header, text, Buffer.alloc(40, 7));
}

const worksheetRecord = (type: number, ...data: readonly Uint8Array[]): Buffer => bytes(short(type, Buffer.concat(data).length), ...data);
const real = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer);

type Rows = readonly (readonly (string | number)[])[];

/** A worksheet of 1-2-3 until 2.x, or of one of its relatives. */
export const makeWk1 = (rows: Rows, beginning = short(0, 2, 0x0406)): Buffer =>
  bytes(
    beginning,
    ...rows.flatMap((row, y) =>
      row.map((cell, x) =>
        typeof cell === 'string'
          ? worksheetRecord(0x0f, Buffer.of(0xff), short(x, y), bytes(`'${cell}\0`))
          : worksheetRecord(0x0e, Buffer.of(0xff), short(x, y), real(cell)),
      ),
    ),
    worksheetRecord(1),
  );

/** A worksheet of 1-2-3 from 3 on. */
export const makeWk3 = (...cells: readonly (readonly [type: number, row: number, value: Uint8Array])[]): Buffer =>
  bytes(
    short(0, 0x1a, 0x1000),
    Buffer.alloc(24),
    ...cells.map(([type, row, value]) => worksheetRecord(type, short(row), Buffer.of(0, 0), value)),
  );

/** A document of Hangul Word Processor 5: records of its one section. */
export function makeHangul(paragraphs: readonly string[], flags = 1): Buffer {
  const header = Buffer.alloc(256);
  header.write('HWP Document File');
  header.writeUInt32LE(flags, 36);
  const records = paragraphs.map((text) => {
    const data = Buffer.from(text, 'utf16le');
    return bytes(long(66 | (4 << 20)), long(0), long(67 | (1 << 10) | (data.length << 20)), data);
  });
  const section = Buffer.concat(records);
  return makeCompoundFile({ FileHeader: header, 'BodyText/Section0': (flags & 1) === 1 ? deflateRawSync(section) : section });
}

/** A document of InDesign: the insides of its stories, in their order. */
export const makeIdml = (stories: readonly string[]): Buffer =>
  makeZip([
    { name: 'mimetype', data: 'application/vnd.adobe.indesign-idml-package', method: 0 },
    {
      name: 'designmap.xml',
      data: `<Document>${stories.map((_, index) => `<idPkg:Story src="Stories/Story_${9 - index}.xml"/>`).join('')}</Document>`,
    },
    ...stories
      .map((story, index) => ({ name: `Stories/Story_${9 - index}.xml`, data: `<idPkg:Story><Story>${story}</Story></idPkg:Story>` }))
      .toReversed(),
  ]);

/** A document of fixed pages: what is on each. */
export const makeXps = (pages: readonly string[]): Buffer =>
  makeZip([
    { name: '_rels/.rels', data: '<Relationships/>' },
    { name: 'Seq.fdseq', data: '<FixedDocumentSequence><DocumentReference Source="/Docs/1/Doc.fdoc"/></FixedDocumentSequence>' },
    {
      name: 'Docs/1/Doc.fdoc',
      data: `<FixedDocument>${pages.map((_, index) => `<PageContent Source="Pages/${index}.fpage"/>`).join('')}</FixedDocument>`,
    },
    ...pages.map((page, index) => ({ name: `Docs/1/Pages/${index}.fpage`, data: `<FixedPage>${page}</FixedPage>` })).toReversed(),
  ]);

/** A stream of properties by number ([MS-OLEPS]): texts and times. */
export function makePropertySet(properties: Readonly<Record<number, string | Date>>): Buffer {
  const values = Object.values(properties).map((value) => (typeof value === 'string' ? textValue(value) : timeValue(value)));
  const places: Buffer[] = [];
  let at = 8 + 8 * values.length;
  for (const [index, id] of Object.keys(properties).entries()) {
    places.push(long(Number(id)), long(at));
    at += values[index]?.length ?? 0;
  }
  const section = Buffer.concat([long(at), long(values.length), ...places, ...values]);
  return Buffer.concat([long(0xfffe), Buffer.alloc(20), long(1), Buffer.alloc(16), long(48), section]);
}

const textValue = (text: string): Buffer => Buffer.concat([long(0x1f), long(text.length + 1), Buffer.from(`${text}\0`, 'utf16le')]);

function timeValue(time: Date): Buffer {
  const ticks = Buffer.alloc(8);
  ticks.writeBigUInt64LE(BigInt(time.getTime() + 11_644_473_600_000) * 10_000n);
  return Buffer.concat([long(0x40), ticks]);
}
