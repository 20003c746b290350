import { urlName } from '../../plugin/file-url.ts';

/** Bytes that can be read at once, whole or in part: a file that is open, or a piece of memory. */
export interface ByteSource {
  readonly url: string;
  /** What a person would call it. */
  readonly name: string;
  readonly size: number;
  /** Bytes from `start` up to, not including, `end`; both lie within `size`. They may be overwritten once the source is closed. */
  read(start: number, end: number): Uint8Array;
}

/** Content that was found inside other content, or made by a test. */
export function memorySource(url: string, bytes: Uint8Array, name: string = urlName(url)): ByteSource {
  return { url, name, size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}
