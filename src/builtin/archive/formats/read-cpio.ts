import type { Member, MemberData, Problem } from '../archive.ts';
import { noBytes } from '../archive.ts';
import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';

/** What the header of a cpio member says (cpio(5)), and how far names and data are filled up. */
interface CpioHeader {
  readonly mode: number;
  readonly modifiedAt: number;
  readonly nameSize: number;
  readonly size: number;
  readonly headerSize: number;
  readonly alignment: number;
}

const longestName = 64 * 1024;
const lastName = 'TRAILER!!!';
const fileMode = 0o100000;
const typeMask = 0o170000;

/** Digits of the portable formats, or the number 070707 in either byte order. */
export const beginsCpio = (head: Buffer): boolean =>
  /^0707(?:01|02|07)/.test(head.toString('latin1', 0, 6)) || isBinary(head, 'BE') || isBinary(head, 'LE');

export function readCpio(reader: ByteReader): { members(): AsyncGenerator<Member>; problem(): Problem | undefined } {
  let problem: Problem | undefined;

  async function* members(): AsyncGenerator<Member> {
    for (;;) {
      const header = readHeader(await reader.peek(110));
      if (header === undefined || header.nameSize > longestName) return void (problem = 'damaged');
      await reader.skip(header.headerSize);
      const name = (await reader.read(header.nameSize)).toString('utf8').replace(/\0.*$/s, '');
      await align(header.headerSize + header.nameSize, header.alignment);
      if (name === lastName) return;
      const end = reader.position() + header.size;
      if ((header.mode & typeMask) === fileMode) yield memberOf(name, header);
      const left = end - reader.position();
      if ((await reader.skip(left)) < left) return void (problem ??= 'damaged');
      await align(header.size, header.alignment);
    }
  }

  const align = (size: number, alignment: number): Promise<number> => reader.skip((alignment - (size % alignment)) % alignment);

  function memberOf(name: string, { size, modifiedAt }: CpioHeader): Member {
    return {
      name,
      size,
      modifiedAt,
      async read(mostBytes): Promise<MemberData> {
        if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
        const bytes = await reader.read(size);
        return bytes.length < size ? { bytes, problem: 'damaged' } : { bytes };
      },
    };
  }

  return { members, problem: () => problem };
}

function readHeader(head: Buffer): CpioHeader | undefined {
  const text = head.toString('latin1');
  if (/^07070[12][\da-f]{104}/i.test(text)) {
    const field = (index: number): number => Number.parseInt(text.slice(6 + index * 8, 14 + index * 8), 16);
    return { mode: field(1), modifiedAt: field(5) * 1000, size: field(6), nameSize: field(11), headerSize: 110, alignment: 4 };
  }
  if (/^070707[0-7]{70}/.test(text)) {
    const field = (start: number, end: number): number => Number.parseInt(text.slice(start, end), 8);
    const modifiedAt = field(48, 59) * 1000;
    return { mode: field(18, 24), modifiedAt, nameSize: field(59, 65), size: field(65, 76), headerSize: 76, alignment: 1 };
  }
  const order = isBinary(head, 'LE') ? 'LE' : isBinary(head, 'BE') ? 'BE' : undefined;
  if (order === undefined || head.length < 26) return undefined;
  const word = (at: number): number => (order === 'LE' ? head.readUInt16LE(at) : head.readUInt16BE(at));
  const long = (at: number): number => word(at) * 0x10000 + word(at + 2);
  return { mode: word(6), modifiedAt: long(16) * 1000, nameSize: word(20), size: long(22), headerSize: 26, alignment: 2 };
}

function isBinary(head: Buffer, order: 'LE' | 'BE'): boolean {
  return head.length >= 2 && (order === 'LE' ? head.readUInt16LE(0) : head.readUInt16BE(0)) === 0o70707;
}
