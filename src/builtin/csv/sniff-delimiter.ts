const delimiters = [',', ';', '\t', '|'];
const sampledLines = 50;

/** The character between the cells: the one that occurs in most lines, and equally often in each. */
export function sniffDelimiter(text: string): string {
  const announced = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (announced !== undefined) return announced;
  const lines = text
    .slice(0, 64 * 1024)
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]+/, sampledLines)
    .filter((line) => line !== '');
  const scores = delimiters.map((delimiter) => ({ delimiter, score: regularity(lines.map((line) => line.split(delimiter).length - 1)) }));
  return scores.toSorted((left, right) => right.score - left.score)[0]?.delimiter ?? ',';
}

/** Share of the lines with the most frequent count other than none, and a little for how high it is. */
function regularity(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  const shares = [...frequency].map(([count, lines]) => lines / counts.length + Math.min(count, 100) / 1000);
  return Math.max(0, ...shares);
}
