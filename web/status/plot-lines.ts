/** A value at a time, in milliseconds. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A plot in pixels: its line, and where its axes are marked. */
export interface PlotLines {
  /** For `d` of an SVG path. */
  readonly path: string;
  readonly values: readonly { readonly y: number; readonly value: number }[];
  readonly times: readonly { readonly x: number; readonly at: number }[];
}

const leastSpanMs = 120_000;
const leastTop = 4;
const valueMarks = 3;
const timeSteps = [60_000, 120_000, 300_000];
const mostTimes = 4;

/** A line in steps from the first point to the last, which stands at the right; values begin at 0. */
export function plotLines(points: readonly Point[], { left, top, right, bottom }: PlotArea, now: number): PlotLines {
  const end = points.at(-1)?.at ?? now;
  const begin = Math.min(points[0]?.at ?? end, end - leastSpanMs);
  const step = niceStep(Math.max(leastTop, ...points.map(({ value }) => value)) / valueMarks);
  const most = Math.max(leastTop, ...points.map(({ value }) => value * 1.15));
  const x = (at: number): number => rounded(left + ((at - begin) / (end - begin)) * (right - left));
  const y = (value: number): number => rounded(bottom - (value / most) * (bottom - top));
  const [first, ...others] = points;
  const path = first ? [`M${x(first.at)} ${y(first.value)}`, ...others.map(({ at, value }) => `H${x(at)}V${y(value)}`)].join('') : '';
  const timeStep = timeSteps.find((one) => (end - begin) / one <= mostTimes) ?? (end - begin) / mostTimes;
  return {
    path,
    values: marks(0, most, step).map((value) => ({ y: y(value), value })),
    times: marks(Math.ceil(begin / timeStep) * timeStep, end, timeStep).map((at) => ({ x: x(at), at })),
  };
}

/** 1, 2 or 5 and zeros, at least this. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}

const marks = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step);

const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;
