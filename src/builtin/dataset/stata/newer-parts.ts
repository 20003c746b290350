import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { fixedText } from '../cell-text.ts';
import { createNumberReader } from '../number-reader.ts';
import { copyOf, mostColumns, stataFormat, type StataParts } from './stata-format.ts';

const longestHeader = 1024;

/** Files of Stata 13 and later: parts between tags, and a map of where they are. */
export async function newerParts(file: RangedBytes): Promise<StataParts | undefined> {
  const header = await copyOf(file, 0, longestHeader);
  const after = (tag: string): number => {
    const at = header.indexOf(tag);
    return at === -1 ? header.length : at + tag.length;
  };
  const release = Number(header.toString('latin1', after('<release>'), after('<release>') + 3));
  if (!(release >= 117 && release <= 121)) return undefined;
  const numbers = createNumberReader(header.toString('latin1', after('<byteorder>'), after('<byteorder>') + 3) !== 'MSF');
  const format = stataFormat(release, numbers);
  const isWide = release === 119 || release === 121;
  const columnCount = isWide ? numbers.uint32(header, after('<K>')) : numbers.uint16(header, after('<K>'));
  const rowCount = release === 117 ? numbers.uint32(header, after('<N>')) : numbers.uint64(header, after('<N>'));
  const labelAt = after('<label>');
  const labelLength = release === 117 ? (header[labelAt] ?? 0) : numbers.uint16(header, labelAt);
  const labelStart = labelAt + (release === 117 ? 1 : 2);
  const timeAt = after('<timestamp>');
  const map = after('<map>');
  if (map + 14 * 8 > header.length || columnCount > mostColumns) return undefined;
  const place = (index: number): number => numbers.uint64(header, map + index * 8);
  const part = (index: number, tag: string, size: number): Promise<Buffer> =>
    copyOf(file, place(index) + tag.length + 2, columnCount * size);
  const types = await part(2, 'variable_types', 2);
  return {
    format,
    columnCount,
    rowCount,
    label: fixedText(header.subarray(labelStart, labelStart + labelLength), format.charset),
    timestamp: fixedText(header.subarray(timeAt + 1, timeAt + 1 + (header[timeAt] ?? 0)), format.charset),
    types: Array.from({ length: columnCount }, (_, index) => numbers.uint16(types, index * 2)),
    names: await part(3, 'varnames', format.nameSize),
    formats: await part(5, 'formats', format.formatSize),
    valueLabelNames: await part(6, 'value_label_names', format.nameSize),
    labels: await part(7, 'variable_labels', format.labelSize),
    dataAt: place(9) + '<data>'.length,
    stringsAt: place(10) + '<strls>'.length,
    valueLabelsAt: place(11) + '<value_labels>'.length,
  };
}
