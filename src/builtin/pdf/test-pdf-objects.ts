import { createHash } from 'node:crypto';

/** Writes the objects of a PDF one by one. For tests only. */
export interface PdfObjects {
  /** Takes a number for an object that comes later. */
  reserve(): number;
  put(number: number, body: string): void;
  add(body: string): number;
  addStream(entries: string, data: string): number;
  /** All objects, their table, and the trailer. */
  file(root: number, info: number): Buffer;
}

/** Bodies are Latin-1. Streams, not strings, are encrypted where there is a password: RC4 of 40 bits, ISO 32000-1, 7.6.2. */
export function createObjects(password?: string): PdfObjects {
  const bodies: Buffer[] = [];
  const cipher = password === undefined ? undefined : createCipher(password);
  const objects: PdfObjects = {
    reserve: () => bodies.push(Buffer.of()),
    put: (number, body) => void (bodies[number - 1] = Buffer.from(body, 'latin1')),
    add(body) {
      const number = objects.reserve();
      objects.put(number, body);
      return number;
    },
    addStream(entries, data) {
      const number = objects.reserve();
      const encrypted = cipher ? cipher.encrypt(number, Buffer.from(data, 'latin1')).toString('latin1') : data;
      objects.put(number, `<< ${entries} /Length ${encrypted.length} >>\nstream\n${encrypted}\nendstream`);
      return number;
    },
    file(root, info) {
      const parts = ['%PDF-1.7\n'];
      const offsets = bodies.map((body, index) => {
        const offset = parts.reduce((sum, part) => sum + part.length, 0);
        parts.push(`${index + 1} 0 obj\n${body.toString('latin1')}\nendobj\n`);
        return offset;
      });
      const table = parts.reduce((sum, part) => sum + part.length, 0);
      const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
      parts.push(`xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`);
      const references = `/Root ${root} 0 R ${cipher ? cipher.trailer : `/Info ${info} 0 R`}`;
      parts.push(`trailer\n<< /Size ${rows.length + 1} ${references} >>\nstartxref\n${table}\n%%EOF\n`);
      return Buffer.from(parts.join(''), 'latin1');
    },
  };
  return objects;
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const permissions = -4;

interface Cipher {
  readonly trailer: string;
  encrypt(object: number, data: Buffer): Buffer;
}

function createCipher(password: string): Cipher {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const id = Buffer.from('0123456789abcdef');
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const key = md5(Buffer.concat([padded, owner, int32(permissions), id])).subarray(0, 5);
  const user = rc4(key, padding);
  const [o, u, i] = [owner, user, id].map((bytes) => bytes.toString('hex'));
  return {
    trailer: `/ID [<${i}> <${i}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P ${permissions} /O <${o}> /U <${u}> >>`,
    encrypt: (object, data) => rc4(md5(Buffer.concat([key, int32(object).subarray(0, 3), Buffer.of(0, 0)])).subarray(0, 10), data),
  };
}

const md5 = (data: Buffer): Buffer => createHash('md5').update(data).digest();

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 255] ?? 0;
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [at(b), at(a)]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    data.map((byte, index) => {
      const i = (index + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
