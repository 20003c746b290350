import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { dateText, fixedText } from '../cell-text.ts';
import type { Cell, DataSet } from '../data-set.ts';
import type { NumberReader } from '../number-reader.ts';
import { listed, type ValueLabels } from '../value-labels.ts';
import { newerParts } from './newer-parts.ts';
import { olderParts } from './older-parts.ts';
import { copyOf, stataTypes, type StataParts } from './stata-format.ts';
import { findStrings, readValueLabels } from './stata-texts.ts';

interface StataColumn {
  readonly name: string;
  readonly label: string;
  readonly labels: ReadonlyMap<number | string, string> | undefined;
  readonly format: string;
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

const sizes: Readonly<Record<number, number>> = {
  [stataTypes.long]: 8,
  [stataTypes.double]: 8,
  [stataTypes.float]: 4,
  [stataTypes.int32]: 4,
  [stataTypes.int16]: 2,
  [stataTypes.int8]: 1,
};
const longestRow = 64 * 1024 ** 2;
const longestString = 1024 ** 2;
const mostStrings = 64 * 1024 ** 2;
const stataEpoch = Date.UTC(1960, 0, 1);
const day = 86_400_000;

export async function openStata(file: RangedBytes): Promise<DataSet | undefined> {
  const isNewer = Buffer.from(await file.read(0, 11)).toString('latin1') === '<stata_dta>';
  const parts = await (isNewer ? newerParts(file) : olderParts(file));
  if (parts === undefined) return undefined;
  const { format, dataAt, rowCount } = parts;
  const rowSize = parts.types.reduce((size, type) => size + (sizes[type] ?? type), 0);
  const valueLabels = await readValueLabels(file, parts.valueLabelsAt ?? dataAt + rowSize * rowCount, format);
  const columns = columnsOf(parts, valueLabels);
  const strings =
    columns.some(({ type }) => type === stataTypes.long) && parts.stringsAt !== undefined
      ? await findStrings(file, parts.stringsAt, format)
      : undefined;
  let isDamaged = rowSize > longestRow;

  async function longString(reference: Buffer): Promise<string> {
    const { numbers, release } = format;
    const low = release === 117 ? numbers.uint32(reference, 0) : numbers.uint16(reference, 0);
    const row = release === 117 ? numbers.uint32(reference, 4) : rowOf(reference, numbers);
    const place = strings?.get(`${low},${row}`);
    return place === undefined ? '' : fixedText(await copyOf(file, place.at, Math.min(place.length, longestString)), format.charset);
  }

  return {
    columns: columns.map(({ name, label, labels }) => ({ name, label, valueLabels: listed(labels) })),
    rowCount,
    fields: {
      ...(parts.label !== '' && { title: parts.label }),
      ...(parts.timestamp !== '' && { savedAt: parts.timestamp }),
      generator: `Stata (format ${format.release})`,
    },
    notes: [parts.label],
    async *rows() {
      if (rowSize === 0 || isDamaged) return;
      for (let row = 0; row < rowCount; row += 1) {
        const bytes = await copyOf(file, dataAt + row * rowSize, rowSize);
        if (bytes.length < rowSize) return void (isDamaged = true);
        const cells: Cell[] = [];
        let left = mostStrings;
        for (const column of columns) {
          const cell = bytes.subarray(column.at, column.at + column.size);
          const text = column.type === stataTypes.long && left > 0 ? await longString(cell) : undefined;
          left -= text?.length ?? 0;
          cells.push(column.type === stataTypes.long ? text : cellOf(cell, column, parts));
        }
        yield cells;
      }
    },
    isDamaged: () => isDamaged,
  };
}

/** Six bytes; the column takes the other two. */
function rowOf(reference: Buffer, numbers: NumberReader): number {
  const whole = Buffer.alloc(8);
  const isLittleEndian = numbers.uint16(Buffer.from([1, 0]), 0) === 1;
  reference.copy(whole, isLittleEndian ? 0 : 2, 2);
  return numbers.uint64(whole, 0);
}

function columnsOf(
  { format, types, names, formats, valueLabelNames, labels }: StataParts,
  valueLabels: ValueLabels,
): readonly StataColumn[] {
  const text = (list: Buffer, index: number, size: number): string =>
    fixedText(list.subarray(index * size, (index + 1) * size), format.charset);
  let at = 0;
  return types.map((type, index) => {
    const size = sizes[type] ?? type;
    at += size;
    return {
      name: text(names, index, format.nameSize),
      label: text(labels, index, format.labelSize),
      labels: valueLabels.get(text(valueLabelNames, index, format.nameSize)),
      format: text(formats, index, format.formatSize),
      type,
      at: at - size,
      size,
    };
  });
}

/** Largest numbers that are none of those for missing values. */
const most = {
  [stataTypes.int8]: 100,
  [stataTypes.int16]: 32_740,
  [stataTypes.int32]: 2_147_483_620,
  [stataTypes.float]: 1.701e38,
  [stataTypes.double]: 8.988e307,
};

function cellOf(bytes: Buffer, { type, labels, format }: StataColumn, { format: { numbers, charset } }: StataParts): Cell {
  if (sizes[type] === undefined) return fixedText(bytes, charset);
  const value = numberOf(bytes, type, numbers);
  if (!(value <= (most[type] ?? Infinity))) return undefined;
  return labels?.get(value) ?? dateOf(value, format) ?? value;
}

function numberOf(bytes: Buffer, type: number, numbers: NumberReader): number {
  if (type === stataTypes.double) return numbers.double(bytes, 0);
  if (type === stataTypes.float) return Number(numbers.float(bytes, 0).toPrecision(7));
  if (type === stataTypes.int32) return numbers.int32(bytes, 0);
  return type === stataTypes.int16 ? numbers.int16(bytes, 0) : ((bytes[0] ?? 0) << 24) >> 24;
}

function dateOf(value: number, format: string): string | undefined {
  if (/^%-?t[cC]/.test(format)) return dateText(stataEpoch + value, true);
  return /^%-?t?d/.test(format) ? dateText(stataEpoch + Math.floor(value) * day, false) : undefined;
}
