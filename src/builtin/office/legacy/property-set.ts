import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import { documentFields, type DocumentFacts } from '../document-fields.ts';

/** Properties by number ([MS-OLEPS] 2.25, [MS-OSHARED] 2.3.3.2). */
const summary: Readonly<Record<number, keyof DocumentFacts>> = {
  2: 'title',
  3: 'subject',
  4: 'author',
  5: 'keywords',
  6: 'description',
  7: 'template',
  8: 'lastModifiedBy',
  12: 'created',
  13: 'modified',
  14: 'pages',
  15: 'words',
  16: 'characters',
  18: 'generator',
};
const documentSummary: Readonly<Record<number, keyof DocumentFacts>> = { 2: 'category', 7: 'slides', 14: 'manager', 15: 'company' };

const mostProperties = 1000;
const longestValue = 100_000;
const codePageProperty = 1;
const dictionaryProperty = 0;

/** What the property streams of a compound file say about the document. */
export function readSummary(file: CompoundFile): MetadataFields {
  const facts: Partial<Record<keyof DocumentFacts, string>> = {};
  const custom: Record<string, string> = {};
  for (const [name, known] of [
    ['\u0005SummaryInformation', summary],
    ['\u0005DocumentSummaryInformation', documentSummary],
  ] as const) {
    const [first, second] = readSections(file.stream(name) ?? Buffer.alloc(0));
    for (const [id, value] of first?.values ?? []) {
      const fact = known[id];
      if (fact !== undefined && value !== '') facts[fact] = value;
    }
    for (const [id, value] of second?.values ?? []) {
      const property = second?.names.get(id);
      if (property !== undefined && value !== '') custom[property] = value;
    }
  }
  return documentFields(facts, custom);
}

interface Section {
  readonly values: ReadonlyMap<number, string>;
  /** Properties that the author made up have names. */
  readonly names: ReadonlyMap<number, string>;
}

function readSections(stream: Buffer): readonly Section[] {
  if (stream.length < 28 || stream.readUInt16LE(0) !== 0xfffe) return [];
  const count = Math.min(2, stream.readUInt32LE(24));
  return Array.from({ length: count }, (_, index) => 44 + index * 20)
    .filter((at) => at + 4 <= stream.length)
    .map((at) => readSection(stream.subarray(stream.readUInt32LE(at))));
}

function readSection(section: Buffer): Section {
  const values = new Map<number, string>();
  if (section.length < 8) return { values, names: new Map() };
  const count = Math.min(mostProperties, section.readUInt32LE(4), Math.floor((section.length - 8) / 8));
  const places = new Map<number, number>();
  for (let index = 0; index < count; index += 1) places.set(section.readUInt32LE(8 + index * 8), section.readUInt32LE(12 + index * 8));
  const codePage = codePageAt(section, places.get(codePageProperty));
  for (const [id, at] of places) {
    const value = id === dictionaryProperty ? undefined : valueAt(section, at, codePage);
    if (value !== undefined && id !== codePageProperty) values.set(id, value.trim());
  }
  return { values, names: dictionaryAt(section, places.get(dictionaryProperty), codePage) };
}

function codePageAt(section: Buffer, at: number | undefined): number {
  return at === undefined || at + 6 > section.length ? 1252 : section.readUInt16LE(at + 4);
}

/** A value with its type in front of it, as text. */
function valueAt(section: Buffer, at: number, codePage: number): string | undefined {
  if (at + 8 > section.length) return undefined;
  switch (section.readUInt16LE(at)) {
    case 0x02:
      return String(section.readInt16LE(at + 4));
    case 0x03:
      return String(section.readInt32LE(at + 4));
    case 0x05:
      return at + 12 <= section.length ? String(section.readDoubleLE(at + 4)) : undefined;
    case 0x0b:
      return section.readUInt16LE(at + 4) === 0 ? 'false' : 'true';
    case 0x1e:
      return ansi(section, at + 8, section.readUInt32LE(at + 4), codePage);
    case 0x1f:
      return wide(section, at + 8, section.readUInt32LE(at + 4));
    case 0x40:
      return at + 12 <= section.length ? fileTime(section.readBigUInt64LE(at + 4)) : undefined;
    default:
      return undefined;
  }
}

function ansi(section: Buffer, start: number, length: number, codePage: number): string {
  // Code page 1200 is UTF-16, and the length still counts bytes.
  if (codePage === 1200) return wide(section, start, Math.floor(length / 2));
  const bytes = section.subarray(start, start + Math.min(length, longestValue));
  const end = bytes.indexOf(0);
  return decodeAnsi(end === -1 ? bytes : bytes.subarray(0, end), codePage);
}

function wide(section: Buffer, start: number, length: number): string {
  return section.toString('utf16le', start, start + 2 * Math.min(length, longestValue)).replace(/\0.*$/s, '');
}

/** Tenths of microseconds since 1601; small numbers are durations. */
function fileTime(time: bigint): string | undefined {
  const date = new Date(Number(time / 10_000n) - 11_644_473_600_000);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1980 ? undefined : date.toISOString();
}

function dictionaryAt(section: Buffer, start: number | undefined, codePage: number): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (start === undefined || start + 4 > section.length) return names;
  const count = Math.min(mostProperties, section.readUInt32LE(start));
  let at = start + 4;
  for (let index = 0; index < count && at + 8 <= section.length; index += 1) {
    const id = section.readUInt32LE(at);
    const length = section.readUInt32LE(at + 4);
    names.set(id, codePage === 1200 ? wide(section, at + 8, length) : ansi(section, at + 8, length, codePage));
    // Names in UTF-16 end at a multiple of four bytes.
    at += 8 + (codePage === 1200 ? Math.ceil((length * 2) / 4) * 4 : length);
  }
  return names;
}
