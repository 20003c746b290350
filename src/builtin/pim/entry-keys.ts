/** Keys that differ, and stay the same while the entries do: by the entry's own id where it has one. */
export function createEntryKeys(): (id: string | undefined, index: number) => string {
  const used = new Set<string>();
  return (id, index) => {
    // oxlint-disable-next-line no-control-regex -- they are what is replaced
    const wanted = id?.replaceAll(/[\0-\x1f/\\]/g, '_').slice(0, 200) || String(index + 1);
    const key = used.has(wanted) ? `${wanted}#${index + 1}` : wanted;
    used.add(key);
    return key;
  };
}

/** Milliseconds since 1970. */
export function timeOf(date: string | undefined): number | undefined {
  const time = date === undefined ? NaN : Date.parse(date.includes('T') && !date.endsWith('Z') ? `${date}Z` : date);
  return Number.isNaN(time) ? undefined : time;
}
