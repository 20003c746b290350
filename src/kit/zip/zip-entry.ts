/** Bytes that can be read at any place. A range past the end is cut. */
export interface ZipSource {
  readonly size: number;
  bytes(start: number, end: number): Promise<Uint8Array>;
}

/** A member of an archive, as the archive describes it. */
export interface ZipEntry {
  /** With `/` between folders, otherwise as it stands: it may be absolute, or lead out of the archive. */
  readonly name: string;
  readonly isDirectory: boolean;
  /** Bytes when unpacked, as declared; a liar may unpack to more. -1 where only unpacking tells. */
  readonly size: number;
  readonly compressedSize: number;
  /** 0 is stored, 8 deflated; others cannot be read here. */
  readonly method: number;
  readonly crc32: number;
  readonly isEncrypted: boolean;
  /** Unix time in milliseconds. The time of DOS has no zone and is taken for UTC. */
  readonly modifiedAt?: number;
  readonly comment: string;
  /** Its bytes belong to an earlier entry too, as in zip bombs. */
  readonly overlaps: boolean;
  /** Where its local header is. */
  readonly offset: number;
}

export function bytesAsSource(bytes: Uint8Array): ZipSource {
  return { size: bytes.length, bytes: async (start, end) => bytes.subarray(start, end) };
}

export async function readBuffer(source: ZipSource, start: number, end: number): Promise<Buffer> {
  const bytes = await source.bytes(Math.max(0, start), Math.min(source.size, end));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
