import { constants, inflateRawSync } from 'node:zlib';
import type { TextOutput } from '../text-output.ts';

const paragraphText = 67;
const longSize = 0xfff;
const mostUnpacked = 256 * 1024 ** 2;
/** Controls that take the room of one character; the others take that of eight. */
const short: ReadonlySet<number> = new Set([0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31]);
const sizeOfLong = 8;

/** Writes the paragraphs of a section, those of tables, notes and boxes after the one that they are anchored in. `false` where it is damaged. */
export function readSection(stream: Buffer, isCompressed: boolean, output: TextOutput): boolean {
  const section = isCompressed ? inflated(stream) : stream;
  if (section === undefined) return false;
  for (let at = 0; at + 4 <= section.length && !output.isFull();) {
    const header = section.readUInt32LE(at);
    const isLong = header >>> 20 === longSize;
    if (isLong && at + 8 > section.length) return false;
    const start = at + (isLong ? 8 : 4);
    const end = start + (isLong ? section.readUInt32LE(at + 4) : header >>> 20);
    if ((header & 0x3ff) === paragraphText) writeParagraph(section.subarray(start, end), output);
    if (end > section.length) return false;
    at = end;
  }
  return true;
}

function writeParagraph(data: Buffer, output: TextOutput): void {
  output.line();
  let plain = 0;
  let at = 0;
  while (at + 2 <= data.length) {
    const code = data.readUInt16LE(at);
    if (code >= 32) {
      at += 2;
      continue;
    }
    output.write(data.toString('utf16le', plain, at));
    if (code === 9) output.write('\t');
    else if (code === 10 || code === 13) output.line();
    else if (code === 24) output.write('-');
    else if (code === 30 || code === 31) output.write(' ');
    at += 2 * (short.has(code) ? 1 : sizeOfLong);
    plain = at;
  }
  output.write(data.toString('utf16le', plain, at));
  output.line();
}

function inflated(packed: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked });
  } catch {
    return undefined;
  }
}
