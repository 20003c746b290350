/** Fields of a member, as they stand in both of its headers. */
export interface RawMember {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

/** Header before the data of a member (APPNOTE.TXT, 4.3.7). */
export function localHeader(member: RawMember): Buffer {
  const name = Buffer.from(member.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  fillFields(header, 8, member, name.length);
  return Buffer.concat([header, name]);
}

/** Entry in the directory (4.3.12). */
export function centralHeader(member: RawMember, offset: number): Buffer {
  const name = Buffer.from(member.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  fillFields(header, 10, member, name.length);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

/** End of the directory (4.3.16). Counts that do not fit are cut, as old programs do. */
export function endRecord(entries: number, directory: { readonly size: number; readonly offset: number }, comment = ''): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries & 0xffff, 8);
  end.writeUInt16LE(entries & 0xffff, 10);
  end.writeUInt32LE(directory.size, 12);
  end.writeUInt32LE(directory.offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, Buffer.from(comment, 'latin1')]);
}

function fillFields(header: Buffer, at: number, { method, crc, packedSize, size }: RawMember, nameLength: number): void {
  header.writeUInt16LE(method, at);
  header.writeUInt16LE(0x21, at + 4);
  header.writeUInt32LE(crc >>> 0, at + 6);
  header.writeUInt32LE(packedSize >>> 0, at + 10);
  header.writeUInt32LE(size >>> 0, at + 14);
  header.writeUInt16LE(nameLength, at + 18);
}

/** An archive of members whose data are packed already. */
export function rawZip(members: readonly (RawMember & { readonly data: Buffer })[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const header = localHeader(member);
    parts.push(header, member.data);
    directory.push(centralHeader(member, offset));
    offset += header.length + member.data.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(members.length, { size: central.length, offset })]);
}
