import { characterOf } from './characters.ts';

/** What is known of a document beside its text, by the number of its tag. */
export type DocumentSummary = ReadonlyMap<number, string>;

interface Packet {
  readonly type: number;
  readonly data: Buffer;
}

const entrySize = 14;
const text = 0x08;
const summary = 0x12;
const longestValue = 10_000;
/** Tags of dates, which are no text. */
const dates: ReadonlySet<number> = new Set([0x0e, 0x0f, 0x27, 0x28, 0x35]);

/** Data that the body of a document of WordPerfect 6 and later refers to. */
export function readPackets(file: Buffer): readonly Packet[] {
  const index = Math.max(16, file.readUInt16LE(14));
  if (index + entrySize > file.length) return [];
  const packets: Packet[] = [];
  const count = file.readUInt16LE(index + 2);
  for (let entry = index + entrySize; packets.length < count && entry + entrySize <= file.length; entry += entrySize) {
    const size = file.readUInt32LE(entry + 6);
    const start = file.readUInt32LE(entry + 10);
    packets.push({ type: file.readUInt8(entry + 1), data: file.subarray(start, start + size) });
  }
  return packets;
}

/** Texts of headers, notes, comments and boxes: each is in blocks, the sizes of which come first. */
export function textsOf(packets: readonly Packet[]): readonly Buffer[] {
  return packets.flatMap(({ type, data }) => {
    if (type !== text || data.length < 6) return [];
    const start = 6 + 4 * data.readUInt16LE(0);
    return start < data.length ? [data.subarray(start)] : [];
  });
}

export function summaryOf(packets: readonly Packet[]): DocumentSummary {
  const found = new Map<number, string>();
  for (const { type, data } of packets) {
    if (type !== summary) continue;
    for (let at = 0; at + 8 <= data.length;) {
      const size = data.readUInt16LE(at);
      const tag = data.readUInt16LE(at + 2);
      if (size < 8) break;
      const group = data.subarray(at + 6, at + size);
      const [, value = ''] = stringsIn(group);
      if (value !== '' && !dates.has(tag) && !found.has(tag)) found.set(tag, value);
      at += size;
    }
  }
  return found;
}

/** Characters of two bytes, each string with a zero behind it: the name of the tag, and its value. */
function stringsIn(group: Buffer): readonly string[] {
  const strings: string[] = [];
  let current = '';
  for (let at = 0; at + 2 <= group.length && strings.length < 2; at += 2) {
    if (group.readUInt16LE(at) === 0) {
      strings.push(current);
      current = '';
    } else if (current.length < longestValue) current += characterOf(group.readUInt8(at + 1), group.readUInt8(at));
  }
  return current === '' ? strings : [...strings, current];
}
