import { Buffer, isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { encodePath } from '../../plugin/file-url.ts';
import type { IgnoreFrame } from './patterns/ignore-frame.ts';

/** A name in a folder: bytes where it is not valid text. */
export type Name = string | Buffer;

/** A folder on the way down from a root. */
export interface Folder {
  /** Absolute, ends in `/`; bytes that are not text show as U+FFFD. */
  readonly path: string;
  /** The path as bytes, where it is not valid text. */
  readonly bytes: Buffer | undefined;
  /** Ends in `/`. */
  readonly url: string;
  /** Number of the file system. */
  readonly device: number;
  /** Ignore files here and above. */
  readonly ignore: IgnoreFrame | undefined;
  readonly indexHidden: boolean;
  /** The folder or one above it is in `allowSecrets`. */
  readonly secretsAllowed: boolean;
  /** A person named it: a root or a scope. */
  readonly asked: boolean;
}

/** A path to hand to the file system. */
export const systemPath = (folder: Place): string | Buffer => folder.bytes ?? folder.path;

export const nameText = (name: Name): string => (typeof name === 'string' ? name : name.toString());

export function childPath(folder: Place, name: Name): string | Buffer {
  if (folder.bytes === undefined && typeof name === 'string') return folder.path + name;
  return Buffer.concat([folder.bytes ?? Buffer.from(folder.path), Buffer.from(name)]);
}

/** Where a folder is. */
export type Place = Pick<Folder, 'path' | 'bytes' | 'url'>;

export function childPlace(folder: Place, name: Name): Place {
  const path = childPath(folder, name);
  return {
    path: `${folder.path}${nameText(name)}/`,
    bytes: typeof path === 'string' ? undefined : Buffer.concat([path, Buffer.from('/')]),
    url: `${folder.url}${encodePath(name)}/`,
  };
}

/** The names in a folder, sorted. Reads them a second time, as bytes, when one is not valid text. */
export function readNames(folder: Place): readonly Name[] {
  const names = readdirSync(systemPath(folder));
  if (!names.some((name) => name.includes('\uFFFD'))) return names.toSorted();
  return readdirSync(systemPath(folder), 'buffer')
    .toSorted((one, other) => Buffer.compare(one, other))
    .map((name) => (isUtf8(name) ? name.toString() : name));
}

/** `undefined` when nothing is there any more. */
export function look(path: string | Buffer): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
