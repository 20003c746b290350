/**
 * Where the bytes of some content are. Small and plain: it travels through the job queue, which never carries bytes.
 *
 * - `file`: a file on this machine, read in place. `path` is for people; the bytes are found through the `file:` URL of the job,
 *   because a file name need not be valid text.
 * - `cache`: bytes that a plugin put into its part of the cache.
 * @since 0.1
 */
export type ContentLocation =
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly modifiedAt: number }
  | { readonly kind: 'cache'; readonly plugin: string; readonly cacheId: string; readonly size: number };

/**
 * Half-open range of bytes: `start` inclusive, `end` exclusive.
 * @since 0.1
 */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/**
 * Bytes with a type: a file, a download, or a member of an archive. One handle for all of them.
 *
 * Reading is guarded: files are opened without following links and only when regular, and a file that changes while it is read
 * ends the job, which is tried again when the file is quiet. Nothing is read before it is asked for.
 * @since 0.1
 */
export interface Content {
  /** Absolute URL. Members of a container add `!/` and their own path to the container's: `file:///a/b.zip!/c/d.pdf`. */
  readonly url: string;
  /** The last part of the URL's path, decoded: what a person would call the file. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Detected from the content, then from the name; `application/octet-stream` where neither says. Lower case, no parameters. */
  readonly mimeType: string;
  /** Charset that the fetcher was told, for example by an HTTP header. */
  readonly charset?: string;
  /** The bytes, or a part of them. A range past the end is cut, never an error. */
  bytes(range?: ByteRange): Promise<Uint8Array>;
  /**
   * All bytes as text. The encoding is found by byte order mark, then `charset` (the argument, then the declared one), then detection.
   * Bytes that do not decode become U+FFFD; line endings stay as they are; a byte order mark is left out.
   */
  text(charset?: string): Promise<string>;
  /** The bytes in order, in chunks of at most 64 KiB. For content too large to hold. */
  stream(): AsyncIterable<Uint8Array>;
}
