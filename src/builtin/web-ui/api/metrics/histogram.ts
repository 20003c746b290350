/** How often something took how long, as Prometheus has it: each bucket also counts those of the ones before. */
export interface Histogram {
  add(ms: number): void;
  read(): {
    readonly buckets: readonly { readonly seconds: number; readonly count: number }[];
    readonly count: number;
    readonly sumSeconds: number;
  };
}

const limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;

export function createHistogram(): Histogram {
  const counts = limits.map(() => 0);
  let count = 0;
  let sumSeconds = 0;
  return {
    add(ms) {
      const seconds = ms / 1000;
      count += 1;
      sumSeconds += seconds;
      for (const [index, limit] of limits.entries()) if (seconds <= limit) counts[index] = (counts[index] ?? 0) + 1;
    },
    read: () => ({ buckets: limits.map((seconds, index) => ({ seconds, count: counts[index] ?? 0 })), count, sumSeconds }),
  };
}
