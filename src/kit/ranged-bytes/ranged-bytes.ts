/** Bytes that are read where they are needed, from a file that may be larger than memory. */
export interface RangedBytes {
  readonly size: number;
  /** The bytes from `start` on; fewer than `length` where the file ends before. Valid until the next call. */
  read(start: number, length: number): Promise<Buffer>;
}

const windowSize = 64 * 1024;
const nothing = Buffer.alloc(0);

/** Serves small reads close to each other from one larger read. */
export function createRangedBytes(
  size: number,
  readRange: (range: { readonly start: number; readonly end: number }) => Promise<Uint8Array>,
): RangedBytes {
  let window: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: nothing };
  return {
    size,
    async read(start, length) {
      const end = Math.min(size, start + length);
      if (!(start >= 0 && start < end)) return nothing;
      if (start < window.start || end > window.start + window.bytes.length) {
        const bytes = await readRange({ start, end: Math.min(size, Math.max(end, start + windowSize)) });
        window = { start, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
      }
      return window.bytes.subarray(start - window.start, end - window.start);
    },
  };
}
