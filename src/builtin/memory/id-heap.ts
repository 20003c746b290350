/** A binary heap of ids: what is taken out first is the lowest. */
export interface IdHeap {
  add(id: number): void;
  first(): number | undefined;
  take(): number | undefined;
}

export function createIdHeap(): IdHeap {
  const heap: number[] = [];

  function add(id: number): void {
    let index = heap.push(id) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above <= id) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = id;
  }

  function take(): number | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const child = smallerChild(index);
      const below = heap[child];
      if (below === undefined || last <= below) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return first;
  }

  function smallerChild(index: number): number {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    return left !== undefined && right !== undefined && right < left ? 2 * index + 2 : 2 * index + 1;
  }

  return { add, first: () => heap[0], take };
}
