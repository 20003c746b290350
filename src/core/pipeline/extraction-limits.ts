/** What one source URL may become. Past a limit the rest is left out and the item marked partial. */
export interface ExtractionLimits {
  /** Characters of text over all items. */
  readonly text: number;
  /** Content within content within content. */
  readonly depth: number;
  /** Items within one source URL. */
  readonly members: number;
  /** Bytes of embedded content over all members. */
  readonly produced: number;
  /** `produced` may also not exceed this many times the size of the source, once past 10 MiB. */
  readonly ratio: number;
}

export const defaultExtractionLimits: ExtractionLimits = {
  text: 64 * 1024 * 1024,
  depth: 5,
  members: 10_000,
  produced: 2 * 1024 ** 3,
  ratio: 200,
};
