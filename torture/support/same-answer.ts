/** What a search answered, without what differs from run to run. */
export interface Answer {
  /** Total and plan. */
  readonly what: string;
  readonly hits: readonly { readonly url: string; readonly score: number }[];
}

/** Being recent is worth a little less with every second. */
const tolerance = 1e-4;

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));

/** Whether two answers agree. Of equal hits, ids decide, which are given in the order of indexing. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  if (one.what !== other.what || one.hits.length !== other.hits.length) return false;
  if (!one.hits.every(({ score }, index) => isClose(score, other.hits[index]?.score ?? Number.NaN))) return false;
  const least = one.hits.at(-1)?.score ?? 0;
  const urls = new Set(other.hits.map(({ url }) => url));
  return one.hits.every(({ url, score }) => isClose(score, least) || urls.has(url));
}
