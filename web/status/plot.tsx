import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sample } from './history.ts';
import { plotLines } from './plot-lines.ts';

export interface PlotProps {
  readonly samples: readonly Sample[];
  pick(sample: Sample): number;
  tick(value: number): string;
}

const labels = { left: 62, bottom: 20, right: 18, top: 8 };

/** A line over time. Its last value stands beside it in words, so that nobody has to see it. */
export function Plot({ samples, pick, tick }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    if (box.current) sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  const area = { left: labels.left, top: labels.top, right: width - labels.right, bottom: height - labels.bottom };
  const { path, values, times } = plotLines(
    samples.map((sample) => ({ at: sample.at, value: pick(sample) })),
    area,
    Date.now(),
  );
  return (
    <div ref={box} class="plot-box" aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={height}>
          {values.map(({ y, value }) => (
            <g key={value}>
              <line x1={area.left} x2={area.right} y1={y} y2={y} />
              <text x={area.left - 6} y={y + 4} text-anchor="end">
                {tick(value)}
              </text>
            </g>
          ))}
          {times.map(({ x, at }) => (
            <text key={at} x={x} y={height - 4} text-anchor="middle">
              {clock(at)}
            </text>
          ))}
          <path d={path} />
        </svg>
      )}
    </div>
  );
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
