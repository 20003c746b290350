import { crc32, deflateRawSync } from 'node:zlib';
import { makeZip } from '../../src/kit/zip/test-zip.ts';
import { deflatedZeros } from './deflated.ts';
import { overLimit, type Bait, type HostileFile } from './hostile-file.ts';
import { centralHeader, endRecord, localHeader, rawZip, type RawMember } from './zip-parts.ts';
import { zipQuine } from './zip-quine.ts';

/** Small archives that want to become large ones. Where a word is in one, it comes before the bomb. */
export function zipBombs({ newWord }: Bait): readonly HostileFile[] {
  const after = (name: string, bytesOf: (word: string) => Buffer): HostileFile => {
    const word = newWord();
    return { ...bomb(name, bytesOf(word)), word };
  };
  return [
    after('flat.zip', (word) => rawZip([note(word), zeros(1024 ** 3)])),
    after('lying-about-size.zip', (word) => rawZip([note(word), zeros(10), { ...zeros(10), name: 'again.txt' }])),
    after('nested-like-42.zip', (word) =>
      makeZip([
        { name: 'note.txt', data: word },
        { name: 'lib.zip', data: tree(6, 16) },
      ]),
    ),
    bomb('without-directory.zip', rawZip([zeros(1024 ** 3)]).subarray(0, -100)),
    bomb('all-the-same.zip', allTheSame(20_000)),
    bomb('each-in-the-other.zip', quotedOverlap(800)),
    bomb('a-hundred-levels.zip', levels(100)),
    bomb('itself.zip', zipQuine()),
    { name: 'directory-of-nothing.zip', bytes: endRecord(0xffff, { size: 0xffff_fff0, offset: 0xffff_fff0 }) },
    { name: 'zip64-of-everything.zip', bytes: zip64OfEverything() },
  ];
}

type PackedMember = RawMember & { readonly data: Buffer };

function note(word: string): PackedMember {
  const data = deflateRawSync(word);
  return { name: 'note.txt', method: 8, crc: crc32(word), packedSize: data.length, size: word.length, data };
}

/** A gibibyte that says to be of this size. */
function zeros(size: number): PackedMember {
  const data = deflatedZeros(1024);
  return { name: 'zeros.txt', method: 8, crc: 0, packedSize: data.length, size, data };
}

/** An archive of archives of archives. */
function tree(depth: number, width: number): Buffer {
  let bytes = makeZip([{ name: 'zeros.txt', data: Buffer.alloc(4 * 1024 ** 2) }]);
  for (let level = 0; level < depth; level += 1)
    bytes = makeZip(Array.from({ length: width }, (_, at) => ({ name: `${at}.zip`, data: bytes })));
  return bytes;
}

function levels(depth: number): Buffer {
  let bytes = makeZip([{ name: 'note.txt', data: 'deep down' }]);
  for (let level = 0; level < depth; level += 1) bytes = makeZip([{ name: 'inner.zip', data: bytes }]);
  return bytes;
}

/** One member, and a directory that has it again and again by other names (CVE-2019-9674 and before). */
function allTheSame(count: number): Buffer {
  const kernel = { ...zeros(1024 ** 2), data: deflatedZeros(1) };
  const member = { ...kernel, packedSize: kernel.data.length };
  const central = Buffer.concat(Array.from({ length: count }, (_, at) => centralHeader({ ...member, name: `${at}.txt` }, 0)));
  const start = Buffer.concat([localHeader(member), member.data]);
  return Buffer.concat([start, central, endRecord(count, { size: central.length, offset: start.length })]);
}

/** Each member has the headers of all that follow in a stored block, and then their data: David Fifield, "A better zip bomb", 2019. */
function quotedOverlap(count: number): Buffer {
  let data = deflatedZeros(8);
  let size = 8 * 1024 ** 2;
  let parts = Buffer.alloc(0);
  const found: RawMember[] = [];
  for (let at = count - 1; at >= 0; at -= 1) {
    const member = { name: `${String(at).padStart(4, '0')}.txt`, method: 8, crc: 0, packedSize: data.length, size };
    found.unshift(member);
    const header = localHeader(member);
    parts = Buffer.concat([header, data]);
    data = Buffer.concat([Buffer.of(0, header.length, 0, 255 - header.length, 255), parts]);
    size += header.length;
  }
  let offset = 0;
  const central = Buffer.concat(
    found.map((member) => {
      const entry = centralHeader(member, offset);
      offset += localHeader(member).length + 5;
      return entry;
    }),
  );
  return Buffer.concat([parts, central, endRecord(count, { size: central.length, offset: parts.length })]);
}

/** Every number is the largest that there is. */
function zip64OfEverything(): Buffer {
  const end = Buffer.alloc(56, 255);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator, endRecord(0xffff, { size: 0xffff_ffff, offset: 0xffff_ffff })]);
}

const bomb = (name: string, bytes: Buffer): HostileFile => ({ name, bytes, ends: overLimit });
