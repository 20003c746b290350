/**
 * Where in the text each page begins, small enough for thousands of pages: for each page the distance from the start of the page before it (of
 * the first: from the start of the text) in characters, in base 36, separated by spaces. The last page whose start is not above an offset
 * is the one it lies on.
 */
export function encodePageOffsets(starts: readonly number[]): string {
  return starts.map((start, index) => (start - (starts[index - 1] ?? 0)).toString(36)).join(' ');
}
