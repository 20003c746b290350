import { gzipSync } from 'node:zlib';
import { bytesOf, padded, testTime, type TestFile } from './test-files.ts';
import { tarOf } from './test-tar.ts';

/** An archive of `ar` as GNU writes it: long names stand in a member of their own. */
export function makeAr(files: readonly TestFile[]): Buffer {
  const long = files.filter(({ name }) => Buffer.byteLength(name) > 15).map(({ name }) => `${name}/\n`);
  const names = long.join('');
  const shortName = (name: string): string =>
    Buffer.byteLength(name) > 15 ? `/${Buffer.byteLength(names.slice(0, names.indexOf(`${name}/\n`)))}` : `${name}/`;
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...(names === '' ? [] : [arMember('//', Buffer.from(names))]),
    ...files.map((file) => arMember(shortName(file.name), bytesOf(file))),
  ]);
}

function arMember(name: string, bytes: Buffer): Buffer {
  const fields = `${String(testTime).padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(bytes.length).padEnd(10)}\`\n`;
  const filling = ' '.repeat(16 - Buffer.byteLength(name));
  return Buffer.concat([Buffer.from(name + filling + fields), padded(bytes, 2)]);
}

export function makeDeb(control: string, files: readonly TestFile[]): Buffer {
  return makeAr([
    { name: 'debian-binary', data: '2.0\n' },
    { name: 'control.tar.gz', data: gzipSync(tarOf([{ name: './control', data: control }])) },
    { name: 'data.tar.gz', data: gzipSync(tarOf(files.map(({ name, data }) => ({ name: `./${name}`, data })))) },
  ]);
}

/** The formats of cpio: with hexadecimal or octal digits, or old and binary in this byte order. */
export type CpioFormat = 'newc' | 'odc' | 'binary';

export function makeCpio(files: readonly TestFile[], format: CpioFormat = 'newc'): Buffer {
  const member = { newc: newcMember, odc: odcMember, binary: binaryMember }[format];
  const last: TestFile = { name: 'TRAILER!!!', data: '' };
  return Buffer.concat([...files.map((file) => member(file, 0o100644)), member(last, 0)]);
}

function newcMember(file: TestFile, mode: number): Buffer {
  const name = Buffer.from(`${file.name}\0`);
  const data = bytesOf(file);
  const fields = [1, mode, 0, 0, 1, testTime, data.length, 0, 0, 0, 0, name.length, 0];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
  return Buffer.concat([padded(Buffer.concat([Buffer.from(header), name]), 4), padded(data, 4)]);
}

const octal = (value: number, length: number): string => value.toString(8).padStart(length, '0');

function odcMember(file: TestFile, mode: number): Buffer {
  const name = Buffer.from(`${file.name}\0`);
  const data = bytesOf(file);
  const fields = [0, 1, mode, 0, 0, 1, 0].map((field) => octal(field, 6)).join('');
  const header = `070707${fields}${octal(testTime, 11)}${octal(name.length, 6)}${octal(data.length, 11)}`;
  return Buffer.concat([Buffer.from(header), name, data]);
}

const halves = (value: number): number[] => [value >>> 16, value & 0xffff];

function binaryMember(file: TestFile, mode: number): Buffer {
  const name = Buffer.from(`${file.name}\0`);
  const data = bytesOf(file);
  const words = [0o70707, 0, 1, mode, 0, 0, 1, 0, ...halves(testTime), name.length, ...halves(data.length)];
  const header = Buffer.from(Uint16Array.from(words).buffer);
  return Buffer.concat([header, padded(name, 2), padded(data, 2)]);
}

/** A header of an RPM package: an index of strings by tag, and their store. */
function rpmHeader(tags: Readonly<Record<number, string>>): Buffer {
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let at = 0;
  for (const [tag, value] of Object.entries(tags)) {
    const bytes = Buffer.from(`${value}\0`);
    index.push(big(Number(tag), 6, at, 1));
    store.push(bytes);
    at += bytes.length;
  }
  return Buffer.concat([Buffer.from('8eade80100000000', 'hex'), big(index.length, at), ...index, ...store]);
}

const big = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')));

export function makeRpm(tags: Readonly<Record<number, string>>, files: readonly TestFile[]): Buffer {
  const lead = Buffer.alloc(96);
  lead.write('edabeedb0300', 'hex');
  return Buffer.concat([padded(Buffer.concat([lead, rpmHeader({ 269: 'f00' })]), 8), rpmHeader(tags), gzipSync(makeCpio(files))]);
}
