import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { fixedText } from '../cell-text.ts';
import type { ValueLabels } from '../value-labels.ts';
import { copyOf, type StataFormat } from './stata-format.ts';

const mostSets = 20_000;
const mostBytes = 64 * 1024 ** 2;
const mostStrings = 10_000_000;

/** Names of values, in sets: how many, where each begins, the values, and the texts. */
export async function readValueLabels(
  file: RangedBytes,
  start: number,
  { numbers, nameSize, charset, release }: StataFormat,
): Promise<ValueLabels> {
  const sets = new Map<string, ReadonlyMap<number, string>>();
  const isTagged = release >= 117;
  let at = start;
  if (release < 108) return sets;
  for (let count = 0; count < mostSets; count += 1) {
    if (isTagged && (await file.read(at, 5)).toString('latin1') !== '<lbl>') break;
    at += isTagged ? 5 : 0;
    const head = await copyOf(file, at, 4 + nameSize + 3);
    const length = numbers.uint32(head, 0);
    if (head.length < 4 + nameSize + 3 || length < 8 || length > mostBytes) break;
    const table = await copyOf(file, at + head.length, length);
    const entries = Math.min(numbers.uint32(table, 0), Math.floor((table.length - 8) / 8));
    const texts = table.subarray(8 + entries * 8);
    const labels = new Map<number, string>();
    for (let index = 0; index < entries; index += 1) {
      const textAt = numbers.uint32(table, 8 + index * 4);
      labels.set(numbers.int32(table, 8 + entries * 4 + index * 4), fixedText(texts.subarray(textAt, textAt + 32_000), charset));
    }
    sets.set(fixedText(head.subarray(4, 4 + nameSize), charset), labels);
    at += head.length + length + (isTagged ? 6 : 0);
  }
  return sets;
}

/** Where long strings are, by the numbers of the column and the row that they were first used in. */
export async function findStrings(
  file: RangedBytes,
  start: number,
  { numbers, release }: StataFormat,
): Promise<ReadonlyMap<string, { readonly at: number; readonly length: number }>> {
  const found = new Map<string, { readonly at: number; readonly length: number }>();
  const rowSize = release === 117 ? 4 : 8;
  let at = start;
  while (found.size < mostStrings) {
    const head = await file.read(at, 12 + rowSize);
    if (head.length < 12 + rowSize || head.toString('latin1', 0, 3) !== 'GSO') break;
    const row = rowSize === 4 ? numbers.uint32(head, 7) : numbers.uint64(head, 7);
    const length = numbers.uint32(head, 8 + rowSize);
    found.set(`${numbers.uint32(head, 3)},${row}`, { at: at + 12 + rowSize, length });
    at += 12 + rowSize + length;
  }
  return found;
}
