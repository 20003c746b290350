import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { createNumberReader } from '../number-reader.ts';
import { decodeDictionary, type Dictionary, type RawVariable } from './dictionary.ts';

const records = { variable: 2, valueLabels: 3, document: 6, extension: 7, end: 999 };
const headerSize = 176;
const mostElements = 1_000_000;
const mostLabels = 1_000_000;
const longestLabel = 65_536;
const longestExtension = 64 * 1024 ** 2;
const mostLines = 100_000;
const nothing = Buffer.alloc(0);

/** Reads the records before the data one after the other; `undefined` where there is one that no such file has. */
export async function readDictionary(file: RangedBytes): Promise<Dictionary | undefined> {
  let at = 0;
  const take = async (length: number): Promise<Buffer> => {
    const bytes = Buffer.from(await file.read(at, length));
    at += length;
    return bytes;
  };
  const header = await take(headerSize);
  if (header.length < headerSize || !/^\$FL[23]$/.test(header.toString('latin1', 0, 4))) return undefined;
  // The layout is 2 or 3 in the order of bytes of the machine.
  const numbers = createNumberReader(header.readUInt32LE(64) < 256);
  const elements: (RawVariable | undefined)[] = [];
  const extensions = new Map<number, Buffer>();
  const documents: Buffer[] = [];

  async function readVariable(width: number): Promise<void> {
    const rest = await take(24);
    const length = numbers.int32(rest, 0) === 0 ? 0 : numbers.int32(await take(4), 0);
    const label = length > 0 ? (await take(Math.ceil(Math.min(length, longestLabel) / 4) * 4)).subarray(0, length) : nothing;
    // Values that count as missing.
    at += Math.min(3, Math.abs(numbers.int32(rest, 4))) * 8;
    const format = (numbers.int32(rest, 8) >> 16) & 0xff;
    elements.push(width < 0 ? undefined : { name: rest.subarray(16, 24), label, width, format, valueLabels: new Map() });
  }

  /** Labels, and behind them the numbers of the elements that they are for. */
  async function readValueLabels(count: number): Promise<void> {
    const labels: (readonly [value: string, label: Buffer])[] = [];
    for (let index = 0; index < Math.min(count, mostLabels) && at < file.size; index += 1) {
      const value = await take(8);
      const length = (await take(1))[0] ?? 0;
      const label = await take(Math.ceil((length + 1) / 8) * 8 - 1);
      labels.push([value.toString('latin1'), label.subarray(0, length)]);
    }
    const target = await take(8);
    const indexes = await take(Math.min(mostElements, Math.max(0, numbers.int32(target, 4))) * 4);
    let left = mostLabels;
    for (let index = 0; index + 4 <= indexes.length && left > 0; index += 4) {
      const variable = elements[numbers.int32(indexes, index) - 1];
      for (const [value, label] of labels) variable?.valueLabels.set(value, label);
      left -= labels.length;
    }
  }

  for (;;) {
    const head = await take(8);
    const [kind, count] = [numbers.int32(head, 0), numbers.int32(head, 4)];
    if (head.length < 8 || elements.length > mostElements) return undefined;
    if (kind === records.end) break;
    if (kind === records.variable) await readVariable(count);
    else if (kind === records.valueLabels) await readValueLabels(count);
    else if (kind === records.document) documents.push(await take(Math.min(mostLines, Math.max(0, count)) * 80));
    else if (kind === records.extension) {
      const sizes = await take(8);
      const length = numbers.uint32(sizes, 0) * numbers.uint32(sizes, 4);
      if (length <= longestExtension) extensions.set(count, await take(length));
      else at += length;
    } else return undefined;
  }
  return decodeDictionary({ header, numbers, elements, extensions, documents, dataAt: at });
}
