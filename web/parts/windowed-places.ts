/** Where rows of different heights stand below each other. Heights are estimates until the rows were seen. */
export interface Places {
  /** Of each row, and the end of the last one. */
  readonly tops: readonly number[];
}

export interface Measured {
  readonly count: number;
  keyOf(index: number): string;
  estimate(index: number): number;
  readonly heights: ReadonlyMap<string, number>;
}

export function placesOf({ count, keyOf, estimate, heights }: Measured): Places {
  const tops = [0];
  for (let index = 0, top = 0; index < count; index++) tops.push((top += heights.get(keyOf(index)) ?? estimate(index)));
  return { tops };
}

export const totalHeight = ({ tops }: Places): number => tops.at(-1) ?? 0;

/** The row at a height: the last one that begins at or above it. */
export function rowAt({ tops }: Places, height: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? Infinity) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last row that are seen, wholly or in part, with some more above and below. */
export function seenRows(
  places: Places,
  view: { readonly top: number; readonly height: number },
  beyond: number,
): readonly [number, number] {
  return [rowAt(places, view.top - beyond), rowAt(places, view.top + view.height + beyond)];
}
