import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Drawn {
  /** Times in milliseconds, in order, and a value for each. */
  show(times: readonly number[], values: readonly number[]): void;
  end(): void;
}

const leastSpanMs = 120_000;

/** It grows and shrinks with the element and has its colours: of text for the line, of the caret for words, of the border for the grid. */
export function drawPlot(box: HTMLElement, tick: (value: number) => string): Drawn {
  const { color, caretColor, borderTopColor } = getComputedStyle(box);
  const axis = {
    stroke: caretColor,
    grid: { stroke: borderTopColor, width: 1 },
    ticks: { show: false },
    font: '11px system-ui, sans-serif',
  };
  const plot = new UPlot(
    {
      ...sizeOf(box),
      ms: 1,
      padding: [8, 18, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { range: spanOf }, y: { range: (_, __, most) => [0, Math.max(4, most * 1.15)] } },
      axes: [
        { ...axis, grid: { show: false }, space: 70, size: 24, values: (_, times) => times.map(clock) },
        { ...axis, space: 28, size: 58, values: (_, values) => values.map(tick) },
      ],
      series: [{}, { stroke: color, width: 1.5, points: { show: false }, ...(steps && { paths: steps }) }],
    },
    [[], []],
    box,
  );
  const sizes = new ResizeObserver(() => plot.setSize(sizeOf(box)));
  sizes.observe(box);
  return {
    show: (times, values) => plot.setData([[...times], [...values]]),
    end() {
      sizes.disconnect();
      plot.destroy();
    },
  };
}

const steps = UPlot.paths.stepped?.({ align: 1 });

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

/** Few samples stand at the right, where new ones come. */
function spanOf(_: UPlot, first: number | null, last: number | null): [number, number] {
  const end = last ?? Date.now();
  return [Math.min(first ?? end, end - leastSpanMs), end];
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
