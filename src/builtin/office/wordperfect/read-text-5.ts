import type { TextOutput } from '../text-output.ts';
import { characterOf, endOfAscii } from './characters.ts';

/** Sizes of the functions 0xC0 to 0xCF; each ends with its own number. */
const fixedSizes = [4, 9, 11, 3, 3, 5, 6, 7, 4, 5, 6, 6, 8, 10, 10, 12];
const firstFixed = 0xc0;
const firstVariable = 0xd0;
const [extended, tab, indent, header, note, endOfCell] = [0xc0, 0xc1, 0xc2, 0xd5, 0xd6, 0xdc];
const mostNotes = 100_000;

/** Text of WordPerfect 5. Headers and notes are within the functions that place them: they come after what is around them. */
export function readText5(document: Buffer, output: TextOutput): void {
  const waiting = [document];
  for (let count = 0; count < waiting.length && count < mostNotes; count += 1) {
    const bytes = waiting[count] ?? document;
    output.line();
    for (let at = 0; at < bytes.length && !output.isFull();) {
      const code = bytes.readUInt8(at);
      const end = endOfAscii(bytes, at);
      if (end > at) {
        output.write(bytes.toString('latin1', at, end));
        at = end;
        continue;
      }
      const size = code < firstFixed ? 1 : sizeOf(bytes, at, code);
      if (size === 1) writeByte(output, code);
      else if (code === extended) output.write(characterOf(bytes.readUInt8(at + 2), bytes.readUInt8(at + 1)));
      else if (code === tab || code === indent) output.write('\t');
      else if (code === endOfCell && bytes.readUInt8(at + 1) === 0) output.cell();
      else if (code === endOfCell) output.line();
      else if (code === header || code === note) waiting.push(textWithin(bytes.subarray(at, at + size)));
      at += size;
    }
  }
}

function sizeOf(bytes: Buffer, at: number, code: number): number {
  const size = code < firstVariable ? (fixedSizes[code - firstFixed] ?? 1) : at + 4 <= bytes.length ? bytes.readUInt16LE(at + 2) + 4 : 1;
  return bytes[at + size - 1] === code ? size : 1;
}

/** What a header, a footnote or an endnote begins with differs; each ends with its size and number again. */
function textWithin(group: Buffer): Buffer {
  const isFootnote = group.readUInt8(0) === note && group.readUInt8(1) === 0;
  const start = group.readUInt8(0) === header ? 22 : isFootnote ? 17 + 2 * ((group[7] ?? 0) + 1) : 11;
  return group.subarray(start, group.length - 4);
}

function writeByte(output: TextOutput, code: number): void {
  if (code === 0x20 || code === 0x0b || code === 0x0d || code === 0xa0) output.write(' ');
  else if (code === 0x0a || code === 0x0c || code === 0x8c || code === 0x99) output.line();
  else if (code >= 0xa9 && code <= 0xab) output.write('-');
}
