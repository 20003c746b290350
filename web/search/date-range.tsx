import { type Bar, spanText } from './timeline.ts';

export interface DateRangeProps {
  readonly bars: readonly Bar[];
  readonly from: number;
  readonly to: number;
  onChange(range: readonly [number, number]): void;
}

/** Two sliders on one line: the first and the last bar that count. */
export function DateRange({ bars, from, to, onChange }: DateRangeProps) {
  const last = bars.length - 1;
  return (
    <div class="date-range">
      <input
        type="range"
        aria-label="From"
        min={0}
        max={last}
        value={from}
        aria-valuetext={spanText(bars[from]?.span ?? '')}
        onChange={({ currentTarget }) => onChange([Math.min(Number(currentTarget.value), to), to])}
      />
      <input
        type="range"
        aria-label="To"
        min={0}
        max={last}
        value={to}
        aria-valuetext={spanText(bars[to]?.span ?? '')}
        onChange={({ currentTarget }) => onChange([from, Math.max(Number(currentTarget.value), from)])}
      />
    </div>
  );
}
