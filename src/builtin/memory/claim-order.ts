/** A place in the order of claiming: the lower priority first, then the lower id. */
export interface Rank {
  readonly priority: number;
  readonly id: number;
}

export const compareRanks = (one: Rank, other: Rank): number => one.priority - other.priority || one.id - other.id;

/** A binary heap: what is taken out first is what comes first in the order of claiming. */
export interface ClaimOrder {
  add(rank: Rank): void;
  take(): Rank | undefined;
}

export function createClaimOrder(): ClaimOrder {
  const heap: Rank[] = [];

  function add(rank: Rank): void {
    let index = heap.push(rank) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || compareRanks(above, rank) <= 0) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = rank;
  }

  function take(): Rank | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const child = smallerChild(index);
      const below = heap[child];
      if (below === undefined || compareRanks(last, below) <= 0) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return first;
  }

  function smallerChild(index: number): number {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    return left !== undefined && right !== undefined && compareRanks(right, left) < 0 ? 2 * index + 2 : 2 * index + 1;
  }

  return { add, take };
}
