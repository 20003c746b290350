import type { Content } from '../../../../plugin/content.ts';
import { readRange } from '../content-bytes.ts';
import { nameText } from '../guess-name.ts';

const fixedSize = 22;
const mostEntries = 1_000_000;
const mostExtensions = 64;
const nameExtension = 1;
const folderExtension = 2;

interface LhaHeader {
  readonly name: string;
  readonly next: number;
}

/** Names in an LHA archive, with headers of levels 0 to 2 (https://github.com/jca02266/lha/blob/master/header.doc.md). */
export async function lhaNames(content: Content): Promise<readonly string[]> {
  const names: string[] = [];
  for (let at = 0; names.length < mostEntries;) {
    const header = await readHeader(content, at);
    if (header === undefined) break;
    names.push(header.name);
    at = header.next;
  }
  return names;
}

async function readHeader(content: Content, at: number): Promise<LhaHeader | undefined> {
  const header = await readRange(content, at, at + fixedSize + 300);
  if (header.length < fixedSize + 2 || !/^-l[hz].-/.test(header.toString('latin1', 2, 7))) return undefined;
  const packed = header.readUInt32LE(7);
  const level = header.readUInt8(20);
  if (level === 2) {
    const extended = await readExtensions(content, at + 26, header.readUInt16LE(24));
    return { name: joined(extended.folder, extended.name), next: at + header.readUInt16LE(0) + packed };
  }
  const end = at + header.readUInt8(0) + 2;
  const short = nameOf(header.subarray(fixedSize, fixedSize + header.readUInt8(21)));
  if (level === 0) return { name: short, next: end + packed };
  const length = header.readUInt16LE(Math.min(end - at - 2, header.length - 2));
  const extended = await readExtensions(content, end, length);
  // In level 1 the packed size counts the extensions.
  return { name: joined(extended.folder, extended.name || short), next: end + packed };
}

/** Each extension ends with the length of the next. */
async function readExtensions(content: Content, start: number, first: number): Promise<{ readonly name: string; readonly folder: string }> {
  let name = '';
  let folder = '';
  let at = start;
  let length = first;
  for (let count = 0; length >= 3 && count < mostExtensions; count += 1) {
    const extension = await readRange(content, at, at + length);
    if (extension.length < length) break;
    const text = nameOf(extension.subarray(1, length - 2));
    if (extension[0] === nameExtension) name = text;
    if (extension[0] === folderExtension) folder = text;
    at += length;
    length = extension.readUInt16LE(length - 2);
  }
  return { name, folder };
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`);

/** Folders are separated by 0xff, or as in DOS. */
const nameOf = (bytes: Buffer): string => {
  const plain = Buffer.from(bytes.map((byte) => (byte === 0xff ? 0x2f : byte)));
  const text = nameText(plain);
  return text.includes('/') ? text : text.replaceAll('\\', '/');
};
