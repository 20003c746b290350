import type { ZipParts } from '../../../kit/zip/index.ts';
import { messagesOf, numberOf, readVarint } from './protobuf.ts';
import { unpackArchive } from './unpack-snappy.ts';

/** An object of a document, such as a sheet or a text. */
export interface ArchivedObject {
  readonly id: number;
  readonly type: number;
  readonly message: Buffer;
  /** Name of the archive that it came from, without folder: `Document.iwa`. */
  readonly archive: string;
}

export interface ArchivedObjects {
  readonly byId: ReadonlyMap<number, ArchivedObject>;
  readonly isDamaged: boolean;
}

const mostBytes = 256 * 1024 ** 2;
const mostObjects = 5_000_000;

/** Styles and what a window looked like hold no text. */
const withoutText = /(?:^|\/)(?:ViewState|.*Stylesheet|Metadata|ThumbnailsState|UndoState)[^/]*\.iwa$/i;

/** All objects of a document. Each stands behind a description: its id, and type and length of its messages, of which the first is the object. */
export async function readObjects(parts: ZipParts): Promise<ArchivedObjects> {
  const byId = new Map<number, ArchivedObject>();
  let isDamaged = false;
  let left = mostBytes;
  for (const name of parts.names()) {
    if (!/\.iwa$/i.test(name) || withoutText.test(name)) continue;
    const packed = await parts.bytes(name, Math.max(1, left));
    if (packed === undefined) continue;
    const unpacked = unpackArchive(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength), left);
    left -= unpacked.bytes.length;
    isDamaged ||= unpacked.isDamaged;
    addObjects(unpacked.bytes, name.slice(name.lastIndexOf('/') + 1), byId);
  }
  return { byId, isDamaged };
}

function addObjects(bytes: Buffer, archive: string, objects: Map<number, ArchivedObject>): void {
  let at = 0;
  while (at < bytes.length && objects.size < mostObjects) {
    const length = readVarint(bytes, at);
    if (length === undefined) return;
    const description = bytes.subarray(length.end, length.end + length.value);
    at = length.end + length.value;
    const id = numberOf(description, 1) ?? 0;
    for (const [index, message] of messagesOf(description, 2).entries()) {
      const size = numberOf(message, 3) ?? 0;
      if (index === 0 && !objects.has(id))
        objects.set(id, { id, type: numberOf(message, 1) ?? 0, message: bytes.subarray(at, at + size), archive });
      at += size;
    }
  }
}
