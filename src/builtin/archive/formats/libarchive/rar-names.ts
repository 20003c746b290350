import type { Content } from '../../../../plugin/content.ts';
import { readRange } from '../content-bytes.ts';
import { nameText } from '../guess-name.ts';
import { decodeRarName } from './rar-unicode.ts';

const mark = '526172211a07';
const longestHeader = 64 * 1024;
const mostEntries = 1_000_000;

interface Block {
  readonly name: string | undefined;
  readonly next: number;
}

/** Names in an archive of RAR 4 or 5; none where the headers are encrypted. */
export async function rarNames(content: Content): Promise<readonly string[]> {
  const head = await readRange(content, 0, 8);
  if (head.toString('hex', 0, 6) !== mark) return [];
  const isFifth = head[6] === 1;
  const names: string[] = [];
  for (let at = isFifth ? 8 : 7; at < content.size && names.length < mostEntries;) {
    const bytes = await readRange(content, at, at + longestHeader);
    const block = isFifth ? readBlock5(bytes, at) : readBlock4(bytes, at);
    if (block === undefined) break;
    if (block.name !== undefined) names.push(block.name);
    at = block.next;
  }
  return names;
}

const fileBlock4 = 0x74;
const hasData = 0x8000;
const isLarge = 0x100;
const isUnicode = 0x200;

/** technote.txt of RAR 4. */
function readBlock4(bytes: Buffer, at: number): Block | undefined {
  if (bytes.length < 11) return undefined;
  const flags = bytes.readUInt16LE(3);
  const size = bytes.readUInt16LE(5);
  if (size < 7) return undefined;
  const isFile = bytes.readUInt8(2) === fileBlock4 && bytes.length >= 40;
  const high = isFile && (flags & isLarge) !== 0 ? bytes.readUInt32LE(32) * 2 ** 32 : 0;
  const dataSize = isFile || (flags & hasData) !== 0 ? bytes.readUInt32LE(7) + high : 0;
  const next = at + size + dataSize;
  if (!isFile) return { name: undefined, next };
  const nameStart = (flags & isLarge) === 0 ? 32 : 40;
  const raw = bytes.subarray(nameStart, nameStart + bytes.readUInt16LE(26));
  const split = (flags & isUnicode) === 0 ? -1 : raw.indexOf(0);
  const name = split === -1 ? nameText(raw) : decodeRarName(raw.subarray(0, split), raw.subarray(split + 1));
  return { name: name.replaceAll('\\', '/'), next };
}

const fileBlock5 = 2;
const hasExtra = 1;
const hasData5 = 2;
const hasTime = 2;
const hasChecksum = 4;

/** https://www.rarlab.com/technote.htm: fields are numbers of seven bits a byte. */
function readBlock5(bytes: Buffer, at: number): Block | undefined {
  let place = 4;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 56; factor *= 128) {
      const byte = bytes[place] ?? 0;
      place += 1;
      value += (byte & 0x7f) * factor;
      if ((byte & 0x80) === 0) break;
    }
    return value;
  };
  const size = number();
  const headerEnd = place + size;
  const type = number();
  const flags = number();
  if ((flags & hasExtra) !== 0) number();
  const dataSize = (flags & hasData5) === 0 ? 0 : number();
  const next = at + headerEnd + dataSize;
  if (size === 0 || headerEnd > bytes.length) return undefined;
  if (type !== fileBlock5) return { name: undefined, next };
  const fileFlags = number();
  number();
  number();
  place += ((fileFlags & hasTime) === 0 ? 0 : 4) + ((fileFlags & hasChecksum) === 0 ? 0 : 4);
  number();
  number();
  const length = number();
  return { name: bytes.toString('utf8', place, Math.min(headerEnd, place + length)), next };
}
