/** Collects link targets: without repeats, at most `limit`, and only what leads somewhere else. */
export interface LinkList {
  add(target: string | undefined): void;
  targets(): readonly string[];
}

const leadsNowhere = /^(?:$|#|javascript:|data:|about:|blob:)/i;
const longestTarget = 2048;

export function createLinkList(limit = 200): LinkList {
  const found = new Set<string>();
  return {
    add(target) {
      if (target === undefined || target.length > longestTarget || found.size >= limit) return;
      const trimmed = target.trim();
      if (!leadsNowhere.test(trimmed)) found.add(trimmed);
    },
    targets: () => [...found],
  };
}

/** Link targets made absolute where `base` is a page on the web; of local files they stay as written. */
export function absoluteLinks(targets: readonly string[], base: string): readonly string[] {
  if (!/^https?:/i.test(base)) return targets;
  return [...new Set(targets.map((target) => (URL.canParse(target, base) ? new URL(target, base).href : target)))];
}
