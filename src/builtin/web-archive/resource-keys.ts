const longestKey = 2000;

/** Keys of resources by their URLs. One that comes again, as in a crawl that came by twice, gets a number. */
export function createResourceKeys(): (url: string) => string {
  const counts = new Map<string, number>();
  return (url) => {
    const key = url.slice(0, longestKey) || 'unnamed';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  };
}
