/** Where a document leads to: each target once, and not all of them where they are many. */
export interface DocumentLinks {
  add(target: string | undefined): void;
  targets(): readonly string[];
}

const mostLinks = 1000;
const longestTarget = 2048;

export function createLinks(): DocumentLinks {
  const found = new Set<string>();
  return {
    add(target) {
      const tidy = target?.trim() ?? '';
      if (tidy !== '' && !tidy.startsWith('#') && tidy.length <= longestTarget && found.size < mostLinks) found.add(tidy);
    },
    targets: () => [...found],
  };
}

/** The target that the code of a field names: `HYPERLINK "http://x" \o "tip"`. */
export function fieldTarget(code: string): string | undefined {
  return /^\s*HYPERLINK\s+(?:\\[lnt]\s+){0,3}(?:"([^"]{1,2048})"|([^\s"\\]{1,2048}))/i.exec(code)?.slice(1).find(Boolean);
}

/** A longer text is not looked through for each target. */
const searchedLength = 4 * 1024 ** 2;

/** Targets that the text does not show: they are searched for, too. */
export function hiddenTargets(text: string, targets: readonly string[]): string {
  return targets.filter((target) => text.length > searchedLength || !text.includes(target)).join('\n');
}
