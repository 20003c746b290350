/** Texts of options that are a size or a time. Their schemas say only that they are text: the default tells. */
export type Quantity = 'size' | 'duration';

const duration = /^\d{1,15}(?:\.\d{1,9})? ?(?:ms|s|m|h|d)$/i;
const size = /^\d{1,15}(?:\.\d{1,9})? ?(?:[kmgt]?i?b)$/i;

export function quantityOf(preset: unknown): Quantity | undefined {
  if (typeof preset !== 'string') return undefined;
  if (duration.test(preset)) return 'duration';
  return size.test(preset) ? 'size' : undefined;
}

export const exampleOf: Readonly<Record<Quantity, string>> = {
  size: 'A size such as 500kB, 64MB or 1GB',
  duration: 'A time such as 30s, 5m or 2h',
};
