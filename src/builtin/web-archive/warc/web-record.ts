/** Something that a crawler or a browser kept. */
export interface WebRecord {
  readonly type: string;
  readonly url: string;
  /** MIME type of the block as the record says, with parameters; `application/http` where it begins with a header of its own. */
  readonly contentType: string;
  readonly date?: string;
  readonly id?: string;
  readonly infoId?: string;
  /** Where the block is too long, its beginning. */
  readonly block: Buffer;
  readonly length: number;
}

export const longestBlock = 64 * 1024 ** 2;
/** Types of records that hold what was fetched, or what it became. */
export const contentTypes: ReadonlySet<string> = new Set(['response', 'resource', 'conversion']);
