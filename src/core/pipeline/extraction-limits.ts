/** What one source URL may become. Past a limit the rest is left out and the item marked partial. */
export interface ExtractionLimits {
  /** Characters of text of one item. */
  readonly text: number;
  /** Characters of text over all items. */
  readonly allText: number;
  /** Content within content within content. */
  readonly depth: number;
  /** Items within one source URL. */
  readonly members: number;
  /** Bytes of embedded content over all members. */
  readonly produced: number;
  /** `produced` may also not exceed this many times the size of the source, once past 10 MiB. */
  readonly ratio: number;
}

/** For results that are handed over in parts: what is held at a time is bounded by the parts. */
export const defaultExtractionLimits: ExtractionLimits = {
  text: 64 * 1024 ** 2,
  allText: 8 * 1024 ** 3,
  depth: 5,
  members: 1_000_000,
  produced: 64 * 1024 ** 3,
  ratio: 200,
};

/** For results that are held as a whole. */
export function limitsAtOnce(limits: ExtractionLimits): ExtractionLimits {
  return {
    ...limits,
    allText: Math.min(limits.allText, limits.text),
    members: Math.min(limits.members, 10_000),
    produced: Math.min(limits.produced, 2 * 1024 ** 3),
  };
}
