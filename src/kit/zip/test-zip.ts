import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive to be made. */
export interface TestMember {
  readonly name: string | Buffer;
  readonly data?: string | Uint8Array;
  /** 8 (deflated) where it is absent. */
  readonly method?: number;
  readonly flags?: number;
  readonly extra?: Buffer;
  readonly comment?: string;
  /** Instead of the true size. */
  readonly declaredSize?: number;
  /** Sizes follow the data, and the local header has none. */
  readonly descriptor?: boolean;
  readonly time?: readonly [time: number, date: number];
}

export interface TestArchive {
  readonly comment?: string;
  readonly zip64?: boolean;
  readonly withoutDirectory?: boolean;
}

/** Makes zip archives, also such as nobody should make. For tests only. */
export function makeZip(
  members: readonly TestMember[],
  { comment = '', zip64 = false, withoutDirectory = false }: TestArchive = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = memberParts(member, offset, zip64);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  if (withoutDirectory) return Buffer.concat(parts);
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, ...endOf({ entries: members.length, size: central.length, offset, zip64, comment })]);
}

function memberParts(member: TestMember, offset: number, zip64: boolean): { readonly local: Buffer; readonly central: Buffer } {
  const { method = 8, descriptor = false, time = [0, 0x21] } = member;
  const data = Buffer.from(member.data ?? '');
  const packed = method === 8 ? deflateRawSync(data) : data;
  const name = Buffer.from(member.name);
  const flags = (member.flags ?? (Buffer.isBuffer(member.name) ? 0 : 0x800)) | (descriptor ? 8 : 0);
  const sizes = [crc32(data), packed.length, member.declaredSize ?? data.length];
  const fixed = (known: readonly number[]): Buffer => Buffer.concat([short(flags, method, ...time), long(...known)]);
  const extra = member.extra ?? Buffer.alloc(0);
  const local = Buffer.concat([
    long(0x04034b50),
    short(20),
    fixed(descriptor ? [0, 0, 0] : sizes),
    short(name.length, extra.length),
    name,
    extra,
    packed,
    ...(descriptor ? [long(0x08074b50, ...sizes)] : []),
  ]);
  const wideExtra = zip64 ? Buffer.concat([short(1, 24), wide(data.length, packed.length, offset), extra]) : extra;
  const comment = Buffer.from(member.comment ?? '');
  const central = Buffer.concat([
    long(0x02014b50),
    short(20, 20),
    fixed(zip64 ? [crc32(data), 0xffff_ffff, 0xffff_ffff] : sizes),
    short(name.length, wideExtra.length, comment.length, 0, 0),
    long(0, zip64 ? 0xffff_ffff : offset),
    name,
    wideExtra,
    comment,
  ]);
  return { local, central };
}

interface TestDirectory {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
  readonly zip64: boolean;
  readonly comment: string;
}

function endOf({ entries, size, offset, zip64, comment }: TestDirectory): Buffer[] {
  const end = (count: number, ...places: readonly number[]): Buffer =>
    Buffer.concat([long(0x06054b50), short(0, 0, count, count), long(...places), short(comment.length), Buffer.from(comment)]);
  if (!zip64) return [end(entries, size, offset)];
  return [
    Buffer.concat([long(0x06064b50), wide(44), short(45, 45), long(0, 0), wide(entries, entries, size, offset)]),
    Buffer.concat([long(0x07064b50, 0), wide(offset + size), long(1)]),
    end(0xffff, 0xffff_ffff, 0xffff_ffff),
  ];
}

const short = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => Buffer.of(value & 255, (value >> 8) & 255)));

const long = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from(Uint32Array.of(value).buffer)));

const wide = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer)));
