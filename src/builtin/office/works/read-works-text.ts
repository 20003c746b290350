import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import { decodeOem } from '../decode-oem.ts';

const textStart = 0x100;
const placeOfEnd = 0x26;
/** The first version for Windows that has its own character set. */
const firstOfWindows = 6;

/** Documents of Works 1 to 4 begin with a version and this. */
export const isWorksText = (data: Buffer): boolean => data.length > textStart && data.readUInt8(1) === 0xfe;

/** All text, headers and notes included, is in one run of bytes; formats follow it. */
export function readWorksText(data: Buffer): string {
  const text = data.subarray(textStart, data.readUInt32LE(placeOfEnd));
  return data.readUInt8(0) < firstOfWindows ? decodeOem(text) : decodeAnsi(text, 1252);
}
