const dayMs = 86_400_000;
/** What was changed just now counts so much more than what is old. */
const most = 0.05;
const halfLifeDays = 120;

/** The part of its score that an item gets on top for being recent: it decides between equals, hardly more. */
export function recency(modifiedAt: number, now: number): number {
  const days = Math.max(0, now - modifiedAt) / dayMs;
  return most * 0.5 ** (days / halfLifeDays);
}
