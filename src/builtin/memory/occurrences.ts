/** Consecutive words in a field. */
export interface Sought {
  readonly words: readonly string[];
  /** Whether the last word need only be how a word starts. */
  readonly prefix: boolean;
  /** Whether the field must begin with them. */
  readonly anchored: boolean;
}

/** How often consecutive words occur. */
export function countOf(words: readonly string[], sought: Sought): number {
  const end = sought.anchored ? Math.min(1, words.length) : words.length;
  let count = 0;
  for (let start = 0; start < end && start + sought.words.length <= words.length; start += 1)
    if (occursAt(words, start, sought)) count += 1;
  return count;
}

function occursAt(words: readonly string[], start: number, { words: sought, prefix }: Sought): boolean {
  const last = sought.length - 1;
  return sought.every((word, offset) => {
    const there = words[start + offset];
    return there === word || (prefix && offset === last && there?.startsWith(word) === true);
  });
}

/**
 * How often each of some words occurs near all the others: so that all are there with at most `distance` other words between the first and
 * the last.
 */
export function countsNear(words: readonly string[], sought: ReadonlySet<string>, distance: number): ReadonlyMap<string, number> {
  const near = new Set<number>();
  for (const [start, first] of words.entries()) {
    if (!sought.has(first)) continue;
    const window = Array.from(words.slice(start, start + sought.size + distance).entries()).filter(([, word]) => sought.has(word));
    if (new Set(window.map(([, word]) => word)).size < sought.size) continue;
    for (const [offset] of window) near.add(start + offset);
  }
  const counts = new Map<string, number>();
  for (const position of near) {
    const word = words[position] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
