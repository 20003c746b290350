import { oneLine } from '../sheets/one-line.ts';
import type { SheetRecord } from './sheet-records.ts';

const mostCharacters = 64 * 1024 ** 2;

/** A string of Excel 97 and later without formats: flags, then characters of one or two bytes. */
export function wideString(data: Buffer, at: number, count: number): string {
  if (at >= data.length) return '';
  const isWide = (data.readUInt8(at) & 1) === 1;
  return isWide ? data.toString('utf16le', at + 1, at + 1 + 2 * count) : data.toString('latin1', at + 1, at + 1 + count);
}

/**
 * The texts that cells share ([MS-XLS] 2.4.265), each in one line. One that goes on in the next record has its flags again there, and may go on in characters
 * of another size.
 */
export function readStrings({ data, breaks }: SheetRecord): readonly string[] {
  const strings: string[] = [];
  let at = 8;
  let left = mostCharacters;
  let nextBreak = 0;
  while (at + 3 <= data.length && left > 0) {
    const count = data.readUInt16LE(at);
    const flags = data.readUInt8(at + 2);
    at += 3;
    const runs = (flags & 8) === 0 ? 0 : number16();
    const extra = (flags & 4) === 0 ? 0 : number32();
    const text = characters(count, (flags & 1) === 1);
    strings.push(oneLine((flags & 4) === 0 ? text : withReading(text, data.subarray(at + 4 * runs, at + 4 * runs + extra))));
    left -= text.length + 1;
    at += 4 * runs + extra;
  }
  return strings;

  function number16(): number {
    at += 2;
    return at <= data.length ? data.readUInt16LE(at - 2) : 0;
  }

  function number32(): number {
    at += 4;
    return at <= data.length ? data.readUInt32LE(at - 4) : 0;
  }

  function characters(count: number, startsWide: boolean): string {
    let isWide = startsWide;
    let missing = count;
    let text = '';
    while (missing > 0 && at < data.length) {
      while (nextBreak < breaks.length && (breaks[nextBreak] ?? 0) < at) nextBreak += 1;
      if (breaks[nextBreak] === at) {
        isWide = (data.readUInt8(at) & 1) === 1;
        at += 1;
        nextBreak += 1;
      }
      const end = Math.min(breaks[nextBreak] ?? data.length, at + (isWide ? 2 * missing : missing));
      if (end <= at) break;
      const piece = isWide ? data.toString('utf16le', at, end) : data.toString('latin1', at, end);
      text += piece;
      missing -= Math.max(1, piece.length);
      at = end;
    }
    return text;
  }
}

/** How Japanese text is read stands behind it ([MS-XLS] 2.5.86). */
function withReading(text: string, extra: Buffer): string {
  if (extra.length < 14) return text;
  const count = extra.readUInt16LE(12);
  const reading = extra.toString('utf16le', 14, 14 + 2 * count).replaceAll('\0', '');
  return reading === '' ? text : `${text} ${reading}`;
}
