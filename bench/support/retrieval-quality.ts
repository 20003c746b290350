/** For each question the documents found, best first. */
export type Run = Readonly<Record<string, readonly string[]>>;

/** For each question the relevance of the documents that were judged. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Means over the questions that have a relevant document, as trec_eval -c computes them. */
export interface Quality {
  readonly ndcg10: number;
  readonly map: number;
  readonly recall100: number;
  readonly mrr10: number;
}

export function judgeRun(run: Run, qrels: Qrels): Quality {
  const each = Array.from(qrels, ([question, judged]) => qualityOf(run[question] ?? [], judged)).filter((one) => one !== undefined);
  const mean = (key: keyof Quality): number => each.reduce((sum, one) => sum + one[key], 0) / each.length;
  return { ndcg10: mean('ndcg10'), map: mean('map'), recall100: mean('recall100'), mrr10: mean('mrr10') };
}

/** `undefined` where nothing is relevant. */
function qualityOf(found: readonly string[], judged: ReadonlyMap<string, number>): Quality | undefined {
  const gains = found.map((document) => Math.max(0, judged.get(document) ?? 0));
  const ideal = [...judged.values()].filter((gain) => gain > 0).toSorted((a, b) => b - a);
  if (ideal.length === 0) return undefined;
  const ranks = gains.flatMap((gain, index) => (gain > 0 ? [index + 1] : []));
  const [first = Infinity] = ranks;
  return {
    ndcg10: discounted(gains) / discounted(ideal),
    map: ranks.reduce((sum, rank, index) => sum + (index + 1) / rank, 0) / ideal.length,
    recall100: ranks.filter((rank) => rank <= 100).length / ideal.length,
    mrr10: first <= 10 ? 1 / first : 0,
  };
}

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, 10).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);

/** The run in TREC's format. Scores fall with the rank, so that evaluators keep the order. */
export function trecRun(run: Run): string {
  return Object.entries(run)
    .flatMap(([question, documents]) =>
      documents.map((document, index) => `${question} Q0 ${document} ${index + 1} ${documents.length - index} paise2\n`),
    )
    .join('');
}
