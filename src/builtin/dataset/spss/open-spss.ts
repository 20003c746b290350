import { isoDate } from '../../../kit/dates/iso-date.ts';
import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { dateText, fixedText } from '../cell-text.ts';
import type { Cell, DataSet } from '../data-set.ts';
import { listed } from '../value-labels.ts';
import type { Dictionary, Variable } from './dictionary.ts';
import { readDictionary } from './read-dictionary.ts';
import { readElements } from './read-elements.ts';

interface SpssColumn {
  readonly variable: Variable;
  /** Its first element, and how many it has. */
  readonly at: number;
  /** Lengths of the pieces of its text, and where they are. */
  readonly pieces: readonly { readonly at: number; readonly length: number }[];
  readonly labels: ReadonlyMap<number | string, string>;
}

/** Of a text that is spread over several variables, each but the last holds so much. */
const pieceLength = 252;
/** Dates count seconds from the first day of the Gregorian calendar. */
const spssEpoch = Date.UTC(1582, 9, 14);
const dateFormats = new Set([20, 23, 24, 27, 28, 29, 30, 38, 39]);
const timeFormats = new Set([22, 41]);

export async function openSpss(file: RangedBytes): Promise<DataSet | undefined> {
  const dictionary = await readDictionary(file);
  if (dictionary === undefined) return undefined;
  const columns = columnsOf(dictionary);
  const { label, documents, product, elements, longNames, rowCount } = dictionary;
  const created = createdAt(dictionary.created);
  let found = 0;
  return {
    columns: columns.map(({ variable, labels }) => ({
      name: longNames.get(variable.name) ?? variable.name,
      label: variable.label,
      valueLabels: labels.size === 0 ? undefined : listed(labels),
    })),
    rowCount,
    fields: {
      ...(label !== '' && { title: label }),
      ...(created !== undefined && { createdAt: created }),
      ...(product !== '' && { generator: product }),
    },
    notes: [label, ...documents],
    async *rows() {
      let row: Buffer[] = [];
      if (elements.length === 0) return;
      for await (const element of readElements(file, dictionary)) {
        row.push(element);
        if (row.length < elements.length) continue;
        const bytes = Buffer.concat(row);
        row = [];
        found += 1;
        yield columns.map((column) => cellOf(bytes, column, dictionary));
      }
    },
    isDamaged: () => found < rowCount,
  };
}

function columnsOf(dictionary: Dictionary): readonly SpssColumn[] {
  const columns: SpssColumn[] = [];
  const starts = dictionary.elements.flatMap((variable, at) => (variable === undefined ? [] : [{ variable, at }]));
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index];
    if (start === undefined) break;
    const { variable, at } = start;
    const length = dictionary.longTexts.get(variable.name) ?? 0;
    const count = variable.width > 0 && length > 255 ? Math.min(Math.ceil(length / pieceLength), starts.length - index) : 1;
    const pieces = starts
      .slice(index, index + count)
      .map((piece) => ({ at: piece.at * 8, length: count > 1 ? Math.min(pieceLength, piece.variable.width) : piece.variable.width }));
    columns.push({ variable, at: at * 8, pieces, labels: labelsOf(variable, dictionary) });
    index += count - 1;
  }
  return columns;
}

function labelsOf({ width, valueLabels }: Variable, { numbers, charset }: Dictionary): ReadonlyMap<number | string, string> {
  return new Map(
    [...valueLabels].map(([raw, label]) => {
      const value = Buffer.from(raw, 'latin1');
      return [width === 0 ? numbers.double(value, 0) : fixedText(value, charset), fixedText(label, charset)];
    }),
  );
}

function cellOf(row: Buffer, { variable, at, pieces, labels }: SpssColumn, { numbers, charset }: Dictionary): Cell {
  if (variable.width > 0) {
    const text = fixedText(Buffer.concat(pieces.map((piece) => row.subarray(piece.at, piece.at + piece.length))), charset);
    return labels.get(text) ?? text;
  }
  const value = numbers.double(row, at);
  if (value === -Number.MAX_VALUE) return undefined;
  const label = labels.get(value);
  if (label !== undefined) return label;
  if (timeFormats.has(variable.format)) return dateText(spssEpoch + value * 1000, true);
  return dateFormats.has(variable.format) ? dateText(spssEpoch + value * 1000, false) : value;
}

/** `01 May 24 10:00:00`: the century is left out. */
function createdAt(text: string): string | undefined {
  const [, day, month, year = '', time] = /^(\d\d) ([A-Za-z]{3}) (\d\d) (\d\d:\d\d:\d\d)$/.exec(text.trim()) ?? [];
  return day === undefined ? undefined : isoDate(`${day} ${month} ${Number(year) < 68 ? '20' : '19'}${year} ${time}`);
}
