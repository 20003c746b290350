import type { TextOutput } from '../text-output.ts';
import { characterOf, endOfAscii, shortCharacter } from './characters.ts';

/** Sizes of the functions 0xF0 to 0xFE; each ends with its own number. */
const fixedSizes = [4, 5, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 8, 8];
const firstVariable = 0xd0;
const firstFixed = 0xf0;
const [endOfLine, tab, extended, undo] = [0xd0, 0xe0, 0xf0, 0xf1];

export interface TextTarget {
  readonly output: TextOutput;
  /** Text that was taken back and can be had again: it is no longer between the words around it. */
  readonly deleted: TextOutput;
}

/**
 * Text of WordPerfect 6 and later: letters, functions of one byte, functions of fixed size, and functions that say their size. What does not end
 * as it says is damaged, and only its first byte is passed over.
 */
export function readText6(bytes: Buffer, { output, deleted }: TextTarget): void {
  let isDeleted = false;
  for (let at = 0; at < bytes.length && !output.isFull();) {
    const code = bytes.readUInt8(at);
    const target = isDeleted ? deleted : output;
    const end = endOfAscii(bytes, at);
    if (end > at) {
      target.write(bytes.toString('latin1', at, end));
      at = end;
      continue;
    }
    const size = code < firstVariable ? 1 : sizeOf(bytes, at, code);
    if (size === 1) writeByte(target, code);
    else if (code === endOfLine) writeEndOfLine(target, bytes.readUInt8(at + 1));
    else if (code === tab) target.write('\t');
    else if (code === extended) target.write(characterOf(bytes.readUInt8(at + 2), bytes.readUInt8(at + 1)));
    else if (code === undo) {
      isDeleted = bytes.readUInt8(at + 1) === 0;
      if (!isDeleted) deleted.line();
    }
    at += size;
  }
}

function sizeOf(bytes: Buffer, at: number, code: number): number {
  const size = code >= firstFixed ? (fixedSizes[code - firstFixed] ?? 1) : at + 4 <= bytes.length ? bytes.readUInt16LE(at + 2) : 1;
  const isWhole = size >= (code >= firstFixed ? 3 : 5) && bytes[at + size - 1] === code;
  return isWhole ? size : 1;
}

function writeByte(output: TextOutput, code: number): void {
  if (code >= 0x01 && code <= 0x20) output.write(shortCharacter(code));
  else if (code === 0x80 || code === 0x81 || (code >= 0xcd && code <= 0xcf)) output.write(' ');
  else if (code === 0x84) output.write('-');
  else if (code === 0xc6) output.cell();
  else if (code === 0x87 || (code >= 0xb7 && code <= 0xcc)) output.line();
}

/** Ends that the program put there for want of room are spaces. */
function writeEndOfLine(output: TextOutput, kind: number): void {
  if ((kind >= 0x01 && kind <= 0x03) || (kind >= 0x14 && kind <= 0x16)) output.write(' ');
  else if (kind === 0x0a) output.cell();
  else output.line();
}
