import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../app/theme.ts';
import type { Sample } from './history.ts';
import type { Drawn } from './draw-plot.ts';

export interface PlotProps {
  readonly samples: readonly Sample[];
  pick(sample: Sample): number;
  tick(value: number): string;
}

/** A line over time. Its last value stands beside it in words, so that nobody has to see it. */
export function Plot({ samples, pick, tick }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const data = useRef(samples);
  data.current = samples;
  const show = (): void =>
    drawn.current?.show(
      data.current.map(({ at }) => at),
      data.current.map(pick),
    );

  useEffect(() => {
    let isGone = false;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const draw = async (): Promise<void> => {
      const { drawPlot } = await import('./draw-plot.ts');
      if (isGone || !box.current) return;
      drawn.current?.end();
      drawn.current = drawPlot(box.current, tick);
      show();
    };
    const redraw = (): void => void draw();
    redraw();
    dark.addEventListener('change', redraw);
    return () => {
      isGone = true;
      dark.removeEventListener('change', redraw);
      drawn.current?.end();
    };
  }, [theme.value]);

  useEffect(show, [samples]);
  return <div ref={box} class="plot-box" aria-hidden="true" />;
}
