import type { OpenWordFile } from './open-word.ts';

/** The list that a paragraph belongs to, counted from 1; 0 for none. */
export interface ParagraphProperties {
  readonly list: number;
  readonly level: number;
}

interface Run extends Partial<ParagraphProperties> {
  readonly start: number;
  readonly end: number;
  readonly style: number;
}

const none: ParagraphProperties = { list: 0, level: 0 };
const placeOfStyles = 0xa2;
const placeOfPages = 0x102;
const pageSize = 512;
const mostStyles = 5000;
const deepest = 20;

/** Finds the properties of the paragraph that a character belongs to: its own, else those of its style. */
export function createParagraphProperties(word: OpenWordFile): (character: number) => ParagraphProperties {
  const runs = readRuns(word).toSorted((left, right) => left.start - right.start);
  const styles = readStyles(word.tableAt(placeOfStyles));
  return (character) => {
    const piece = find(word.pieces, character);
    if (piece === undefined) return none;
    const run = find(runs, piece.offset + (character - piece.start) * (piece.isWide ? 2 : 1));
    if (run === undefined) return none;
    const style = styles[run.style] ?? none;
    return { list: run.list ?? style.list, level: run.level ?? style.level };
  };
}

/** The one of sorted ranges that contains a place. */
function find<Range extends { readonly start: number; readonly end: number }>(ranges: readonly Range[], place: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && place < range.end ? range : undefined;
}

/** Runs of paragraphs with the same properties, in pages of 512 bytes ([MS-DOC] 2.9.175). */
function readRuns({ stream, tableAt }: OpenWordFile): readonly Run[] {
  const table = tableAt(placeOfPages);
  const count = Math.max(0, Math.floor((table.length - 4) / 8));
  const runs: Run[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const number = table.readUInt32LE((count + 1) * 4 + index * 4) & 0x3f_ffff;
    if (seen.has(number)) continue;
    seen.add(number);
    runs.push(...readPage(stream.subarray(number * pageSize, (number + 1) * pageSize)));
  }
  return runs;
}

function readPage(page: Buffer): readonly Run[] {
  if (page.length < pageSize) return [];
  const count = Math.min(29, page.readUInt8(pageSize - 1));
  return Array.from({ length: count }, (_, index) => {
    const at = 2 * page.readUInt8((count + 1) * 4 + index * 13);
    const short = page.readUInt8(at);
    const start = at + (short === 0 ? 2 : 1);
    const size = short === 0 ? 2 * (page[at + 1] ?? 0) : 2 * short - 1;
    const properties = at === 0 ? Buffer.alloc(0) : page.subarray(start, start + size);
    return {
      start: page.readUInt32LE(index * 4),
      end: page.readUInt32LE(index * 4 + 4),
      style: properties.length < 2 ? 0 : properties.readUInt16LE(0),
      ...readProperties(properties.subarray(2)),
    };
  });
}

/** Changes of properties ([MS-DOC] 2.2.5.1): a number that says which, and of which size, then the value. */
function readProperties(changes: Buffer): Partial<ParagraphProperties> {
  const found: { list?: number; level?: number } = {};
  for (let at = 0; at + 3 <= changes.length;) {
    const which = changes.readUInt16LE(at);
    at += 2;
    if (which === 0x260a) found.level = changes.readUInt8(at);
    else if (which === 0x460b && at + 2 <= changes.length) found.list = changes.readInt16LE(at);
    at += sizeOf(which, changes, at);
  }
  return found;
}

function sizeOf(which: number, changes: Buffer, at: number): number {
  const kind = which >> 13;
  if (kind !== 6) return [1, 1, 2, 4, 2, 2, 0, 3][kind] ?? 1;
  // The definition of a table has a longer length.
  return which === 0xd608 && at + 2 <= changes.length ? changes.readUInt16LE(at) + 1 : changes.readUInt8(at) + 1;
}

/** The list properties of paragraph styles, with what they take from those that they are based on ([MS-DOC] 2.9.271). */
function readStyles(sheet: Buffer): readonly ParagraphProperties[] {
  if (sheet.length < 6) return [];
  const count = Math.min(mostStyles, sheet.readUInt16LE(2));
  const baseSize = sheet.readUInt16LE(4);
  const own: (Partial<ParagraphProperties> & { readonly base: number })[] = [];
  let at = 2 + sheet.readUInt16LE(0);
  for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
    const size = sheet.readUInt16LE(at);
    own.push(readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize));
    at += 2 + size + (size & 1);
  }
  return own.map((style) => {
    const line = [style];
    for (let base = own[style.base]; base !== undefined && line.length < deepest; base = own[base.base]) line.push(base);
    return {
      list: line.find(({ list }) => list !== undefined)?.list ?? 0,
      level: line.find(({ level }) => level !== undefined)?.level ?? 0,
    };
  });
}

function readStyle(style: Buffer, baseSize: number): Partial<ParagraphProperties> & { readonly base: number } {
  if (style.length < Math.max(6, baseSize + 2)) return { base: -1 };
  const kind = style.readUInt16LE(2);
  const base = kind >> 4;
  const at = baseSize + 2 * style.readUInt16LE(baseSize) + 4;
  if ((kind & 0xf) !== 1 || at + 4 > style.length) return { base };
  return { base, ...readProperties(style.subarray(at + 4, at + 2 + style.readUInt16LE(at))) };
}
