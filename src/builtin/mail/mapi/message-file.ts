import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import {
  codepageOf,
  createProperties,
  propertyTypes,
  type Properties,
  type RawProperties,
  type RawProperty,
} from '../../../kit/mapi/properties.ts';

/** A message, recipient or attachment in a file of Outlook's: a storage with a stream for each property ([MS-OXMSG]). */
export interface MessageStorage {
  /** Path of the storage, with a `/` at its end; empty for the file itself. */
  readonly path: string;
  readonly properties: Properties;
}

const { string8, unicode, binary } = propertyTypes;

/** `headerSize` is what precedes the properties in their stream: it differs between messages, embedded ones and the rest. */
export function openStorage(file: CompoundFile, path: string, headerSize: number, codepage?: string): MessageStorage {
  const fixed = fixedProperties(file.stream(`${path}__properties_version1.0`) ?? Buffer.alloc(0), headerSize);
  const raw: RawProperties = (id) => {
    for (const type of [unicode, string8, binary]) {
      const data = file.stream(`${path}__substg1.0_${hex(id)}${hex(type)}`);
      if (data !== undefined) return { type, data };
    }
    return fixed.get(id);
  };
  return { path, properties: createProperties(raw, codepageOf(raw) ?? codepage) };
}

/** Entries of 16 bytes: type, id, flags, value. Strings are elsewhere. */
function fixedProperties(stream: Buffer, headerSize: number): ReadonlyMap<number, RawProperty> {
  const found = new Map<number, RawProperty>();
  for (let at = headerSize; at + 16 <= stream.length; at += 16) {
    const type = stream.readUInt16LE(at);
    if (type !== unicode && type !== string8 && type !== binary)
      found.set(stream.readUInt16LE(at + 2), { type, data: stream.subarray(at + 8, at + 16) });
  }
  return found;
}

/** Finds the storages in another one whose names begin so, in the order of their numbers. */
export type FindStorages = (path: string, prefix: string) => readonly string[];

export function findStoragesIn(file: CompoundFile): FindStorages {
  const byParent = new Map<string, string[]>();
  for (const { path, isStorage } of file.entries) {
    if (!isStorage || path === '') continue;
    const parent = path.slice(0, path.lastIndexOf('/') + 1).toLowerCase();
    const siblings = byParent.get(parent);
    if (siblings === undefined) byParent.set(parent, [path]);
    else siblings.push(path);
  }
  return (path, prefix) => {
    const start = `${path}${prefix}`.toLowerCase();
    const found = byParent.get(path.toLowerCase())?.filter((child) => child.toLowerCase().startsWith(start)) ?? [];
    return found.map((child) => `${child}/`).toSorted();
  };
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
