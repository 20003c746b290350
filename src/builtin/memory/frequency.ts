import { byText } from './text-order.ts';

export interface Frequency {
  readonly value: string;
  readonly items: number;
}

/** How often each value occurs: the most frequent first, then in the order of their text. */
export function mostFrequent(values: readonly string[]): readonly Frequency[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, items]) => ({ value, items })).toSorted(byFrequency);
}

export const byFrequency = (one: Frequency, other: Frequency): number => other.items - one.items || byText(one.value, other.value);
