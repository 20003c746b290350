import { bytesOf, padded, testTime, type TestFile } from './test-files.ts';

const blockSize = 512;

export interface TarMember {
  readonly name: string | Buffer;
  readonly data?: string | Uint8Array;
  readonly type?: string;
  /** Instead of the true size. */
  readonly size?: number;
  readonly prefix?: string;
  /** Bytes to be put into the header before its checksum is made. */
  readonly fields?: readonly (readonly [at: number, bytes: Buffer])[];
}

/** One member: header and data. */
export function tarMember({ name, data = '', type = '0', size, prefix = '', fields = [] }: TarMember): Buffer {
  const bytes = Buffer.from(data);
  const header = Buffer.alloc(blockSize);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write(octal(0o644, 8), 100);
  header.write(octal(size ?? bytes.length, 12), 124);
  header.write(octal(testTime, 12), 136);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  for (const [at, field] of fields) field.copy(header, at);
  return Buffer.concat([withChecksum(header), padded(bytes, blockSize)]);
}

export const makeTar = (members: readonly TarMember[]): Buffer => Buffer.concat([...members.map(tarMember), Buffer.alloc(2 * blockSize)]);

export const tarOf = (files: readonly TestFile[]): Buffer => makeTar(files.map((file) => ({ name: file.name, data: bytesOf(file) })));

/** Records as POSIX.1-2001 has them, to stand before a member. */
export function paxRecords(records: Readonly<Record<string, string>>): TarMember {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + 1;
    while (length !== rest + String(length).length) length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return { name: 'PaxHeader', type: 'x', data: lines.join('') };
}

function withChecksum(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
