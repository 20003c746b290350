import { crc32, deflateSync } from 'node:zlib';
import { bytesOf, testTime, type TestFile } from './test-files.ts';

// Archives whose members are stored as they are, so that nothing needs to be packed to make them.

const little = (length: number, ...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const field = Buffer.alloc(length);
      field.writeUIntLE(value, 0, Math.min(6, length));
      return field;
    }),
  );

/** 7-Zip (7zFormat.txt of the LZMA SDK): all files in one block that is copied. */
export function makeSevenZip(files: readonly TestFile[]): Buffer {
  const data = Buffer.concat(files.map(bytesOf));
  const sizes = files.map((file) => bytesOf(file).length);
  const names = Buffer.from(files.map(({ name }) => `${name}\0`).join(''), 'utf16le');
  const header = Buffer.concat([
    Buffer.from([0x01, 0x04, 0x06, 0x00, 0x01, 0x09]),
    number(data.length),
    // One folder with one coder, number 0, which copies.
    Buffer.from([0x00, 0x07, 0x0b, 0x01, 0x00, 0x01, 0x01, 0x00, 0x0c]),
    number(data.length),
    Buffer.from([0x00, 0x08, 0x0d]),
    number(files.length),
    Buffer.from([0x09]),
    ...sizes.slice(0, -1).map(number),
    Buffer.from([0x0a, 0x01]),
    ...files.map((file) => little(4, crc32(bytesOf(file)))),
    Buffer.from([0x00, 0x00, 0x05]),
    number(files.length),
    Buffer.from([0x11]),
    number(names.length + 1),
    Buffer.from([0x00]),
    names,
    Buffer.from([0x00, 0x00]),
  ]);
  const start = Buffer.concat([little(8, data.length, header.length), little(4, crc32(header))]);
  return Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), little(4, crc32(start)), start, data, header]);
}

/** Numbers of 7-Zip; here below 16,384. */
const number = (value: number): Buffer => (value < 0x80 ? Buffer.of(value) : Buffer.of(0x80 | (value >> 8), value & 0xff));

/** RAR 4 (technote.txt of RAR 4): `password` says that a member is encrypted. */
export function makeRar(files: readonly (TestFile & { readonly password?: boolean })[]): Buffer {
  const members = files.map((file) => {
    const data = bytesOf(file);
    const name = Buffer.from(file.name);
    const fields = [
      little(4, data.length, data.length),
      Buffer.of(3),
      little(4, crc32(data), dosTime),
      Buffer.of(20, 0x30),
      little(2, name.length),
    ];
    return Buffer.concat([rarBlock(0x74, 0x8000 | (file.password ? 4 : 0), Buffer.concat([...fields, little(4, 0o100644), name])), data]);
  });
  return Buffer.concat([
    Buffer.from('526172211a0700', 'hex'),
    rarBlock(0x73, 0, Buffer.alloc(6)),
    ...members,
    rarBlock(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

function rarBlock(type: number, flags: number, body: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.of(type), little(2, flags, body.length + 7), body]);
  return Buffer.concat([little(2, crc32(rest) & 0xffff), rest]);
}

/** 2024-05-01 12:00:00. */
const dosTime = (((2024 - 1980) << 25) | (5 << 21) | (1 << 16) | (12 << 11)) >>> 0;

/** Cabinet ([MS-CAB]): one folder with one block that is not compressed. */
export function makeCab(files: readonly TestFile[]): Buffer {
  const data = Buffer.concat(files.map(bytesOf));
  let offset = 0;
  const entries = files.map((file) => {
    const bytes = bytesOf(file);
    const entry = Buffer.concat([
      little(4, bytes.length, offset),
      little(2, 0, dosTime >>> 16, dosTime & 0xffff, 0xa0),
      Buffer.from(`${file.name}\0`),
    ]);
    offset += bytes.length;
    return entry;
  });
  const filesAt = 36 + 8;
  const dataAt = filesAt + entries.reduce((sum, entry) => sum + entry.length, 0);
  const size = dataAt + 8 + data.length;
  return Buffer.concat([
    Buffer.from('MSCF'),
    little(4, 0, size, 0, filesAt, 0),
    Buffer.of(3, 1),
    little(2, 1, files.length, 0, 1, 0),
    little(4, dataAt),
    little(2, 1, 0),
    ...entries,
    little(4, 0),
    little(2, data.length, data.length),
    data,
  ]);
}

/** LHA, header level 1 of `-lh0-`. */
export function makeLha(files: readonly TestFile[]): Buffer {
  const members = files.map((file) => {
    const data = bytesOf(file);
    const name = Buffer.from(file.name);
    const body = Buffer.concat([
      Buffer.from('-lh0-'),
      little(4, data.length, data.length, dosTime),
      Buffer.of(0x20, 1, name.length),
      name,
      little(2, crc16(data)),
      Buffer.of(0x55, 0, 0),
    ]);
    return Buffer.concat([Buffer.of(body.length, body.reduce((sum, byte) => sum + byte, 0) & 0xff), body, data]);
  });
  return Buffer.concat([...members, Buffer.of(0)]);
}

/** The checksum of ARC. */
function crc16(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 0 ? sum >> 1 : (sum >> 1) ^ 0xa001;
  }
  return sum;
}

/** xar: a table of contents in XML, and members that are stored or packed by zlib in turn. */
export function makeXar(files: readonly TestFile[]): Buffer {
  const heap: Buffer[] = [];
  let offset = 0;
  const elements = files.map((file, index) => {
    const data = bytesOf(file);
    const packed = index % 2 === 0 ? data : deflateSync(data);
    const style = index % 2 === 0 ? 'application/octet-stream' : 'application/x-gzip';
    heap.push(packed);
    offset += packed.length;
    const [folder, name] = file.name.includes('/') ? file.name.split('/') : [undefined, file.name];
    const element =
      `<file id="${index}"><data><offset>${offset - packed.length}</offset><length>${packed.length}</length><size>${data.length}</size>` +
      `<encoding style="${style}"/></data><mtime>${new Date(testTime * 1000).toISOString()}</mtime><type>file</type><name>${name}</name></file>`;
    return folder === undefined ? element : `<file id="f${index}"><type>directory</type><name>${folder}</name>${element}</file>`;
  });
  const xml = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><xar><toc>${elements.join('')}</toc></xar>`);
  const contents = deflateSync(xml);
  const header = Buffer.alloc(28);
  header.write('xar!');
  header.writeUInt16BE(28, 4);
  header.writeUInt16BE(1, 6);
  header.writeBigUInt64BE(BigInt(contents.length), 8);
  header.writeBigUInt64BE(BigInt(xml.length), 16);
  return Buffer.concat([header, contents, ...heap]);
}
