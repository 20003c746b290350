import type { Content } from '../../plugin/content.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/**
 * Why a member cannot be read, or not as a whole.
 *
 * - `overlapping`: its bytes belong to another member too, as in zip bombs.
 * - `too-large`: it unpacks to more than was allowed.
 * - `unsupported`: packed in a way that nothing here unpacks.
 */
export type Problem = 'encrypted' | 'unsupported' | 'overlapping' | 'too-large' | 'damaged';

export interface MemberData {
  /** What could be read; nothing where that is not worth reading. */
  readonly bytes: Uint8Array;
  readonly problem?: Problem;
}

/** A file in an archive. */
export interface Member {
  /** As it stands in the archive: it may be absolute, or lead out of it. */
  readonly name: string;
  /** Bytes when unpacked, as declared, where it is. */
  readonly size?: number;
  /** Unix time in milliseconds. */
  readonly modifiedAt?: number;
  /** Unpacks it to at most so many bytes. To be called at once or never: the next member may begin where this one ends. */
  read(mostBytes: number): Promise<MemberData>;
}

export interface Archive {
  /** Files only, in the order of the archive; read while they are asked for. */
  members(): AsyncIterable<Member>;
  /** What is wrong with the archive as a whole; known when `members` is through. */
  problem(): Problem | undefined;
  /** What it says of itself; known when `members` is through. */
  metadata?(): MetadataFields;
}

/**
 * `undefined` where the content is no archive of this kind. `mostBytes` bounds what may come out of it in all: past it a stream is not unpacked
 * further.
 */
export type OpenArchive = (content: Content, mostBytes: number) => Promise<Archive | undefined>;

export const noBytes: Uint8Array = new Uint8Array();
