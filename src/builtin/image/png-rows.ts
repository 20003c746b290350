/**
 * Undoes the filters of the rows of a PNG (third edition, 9.2), each of which has a byte that names its filter before it. `step` is the distance to
 * the same byte of the pixel on the left. The rows take the place of the filtered ones. `undefined` where there is no such filter.
 */
export function unfilter(filtered: Uint8Array, rowLength: number, step: number): Uint8Array | undefined {
  const count = filtered.length / (rowLength + 1);
  for (let row = 0; row < count; row += 1) {
    const from = row * (rowLength + 1);
    const to = row * rowLength;
    const filter = filtered[from] ?? 0;
    if (filter > 4) return undefined;
    for (let index = 0; index < rowLength; index += 1) {
      const left = index < step ? 0 : (filtered[to + index - step] ?? 0);
      const above = row === 0 ? 0 : (filtered[to + index - rowLength] ?? 0);
      const corner = row === 0 || index < step ? 0 : (filtered[to + index - rowLength - step] ?? 0);
      filtered[to + index] = (filtered[from + 1 + index] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return filtered.subarray(0, count * rowLength);
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  return filter === 3 ? (left + above) >> 1 : nearest(left, above, corner);
}

/** The Paeth predictor. */
function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
