import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { fixedText } from '../cell-text.ts';
import { createNumberReader } from '../number-reader.ts';
import { copyOf, stataFormat, stataTypes, type StataParts } from './stata-format.ts';

const bigEndian = 1;
const mostExtensions = 100_000;
/** Until release 110 types are letters, and texts begin at 127. */
const letters: Readonly<Record<number, number>> = { 0x62: 251, 0x69: 252, 0x6c: 253, 0x66: 254, 0x64: 255 };
const byNumber: Readonly<Record<number, number>> = {
  251: stataTypes.int8,
  252: stataTypes.int16,
  253: stataTypes.int32,
  254: stataTypes.float,
  255: stataTypes.double,
};

/** Files of Stata 4 to 12: one part after the other. */
export async function olderParts(file: RangedBytes): Promise<StataParts | undefined> {
  const header = await copyOf(file, 0, 109);
  const release = header[0] ?? 0;
  if (release < 104 || release > 115 || header.length < 60 || header[2] !== 1) return undefined;
  const numbers = createNumberReader(header[1] !== bigEndian);
  const format = stataFormat(release, numbers);
  const labelSize = release >= 108 ? 81 : 32;
  const timeSize = release >= 105 ? 18 : 0;
  const columnCount = numbers.uint16(header, 4);
  let at = 10 + labelSize + timeSize;
  const take = async (size: number): Promise<Buffer> => {
    const part = await copyOf(file, at, size);
    at += size;
    return part;
  };
  const types = await take(columnCount);
  const names = await take(columnCount * format.nameSize);
  at += (columnCount + 1) * 2;
  const formats = await take(columnCount * format.formatSize);
  const valueLabelNames = await take(columnCount * format.nameSize);
  const labels = await take(columnCount * format.labelSize);
  const dataAt = await afterExtensions(
    file,
    at,
    (bytes) => (release > 108 ? numbers.uint32(bytes, 1) : numbers.uint16(bytes, 1)),
    release > 108 ? 5 : 3,
  );
  return {
    format,
    columnCount,
    rowCount: numbers.uint32(header, 6),
    label: fixedText(header.subarray(10, 10 + labelSize)),
    timestamp: fixedText(header.subarray(10 + labelSize, 10 + labelSize + timeSize)),
    types: Array.from(types, (type) => {
      const number = release >= 111 ? type : (letters[type] ?? Math.max(0, type - 127));
      return byNumber[number] ?? number;
    }),
    names,
    formats,
    valueLabelNames,
    labels,
    dataAt,
    stringsAt: undefined,
    valueLabelsAt: undefined,
  };
}

/** Notes and the like: a type, a length, and so many bytes; the last one has neither. */
async function afterExtensions(file: RangedBytes, start: number, lengthOf: (head: Buffer) => number, headSize: number): Promise<number> {
  let at = start;
  for (let count = 0; count < mostExtensions && at < file.size; count += 1) {
    const head = await file.read(at, headSize);
    const length = lengthOf(head);
    at += headSize + length;
    if (head.length < headSize || (head[0] === 0 && length === 0)) break;
  }
  return at;
}
