/** A set of positive integers as bits: a million ids in 125 kB. */
export interface IdSet {
  add(id: number): void;
  has(id: number): boolean;
  readonly size: number;
}

export function createIdSet(): IdSet {
  let words = new Uint32Array(1024);
  let size = 0;
  return {
    add(id) {
      const word = id >>> 5;
      if (word >= words.length) {
        const larger = new Uint32Array(Math.max(words.length * 2, word + 1));
        larger.set(words);
        words = larger;
      }
      const bit = 1 << (id & 31);
      const before = words[word] ?? 0;
      if ((before & bit) !== 0) return;
      words[word] = before | bit;
      size += 1;
    },
    has: (id) => ((words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0,
    get size() {
      return size;
    },
  };
}
