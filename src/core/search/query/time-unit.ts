import type { TimeUnit } from './calendar.ts';

const names: Readonly<Record<TimeUnit, string>> = {
  minute: 'min mins minute minutes',
  hour: 'h hour hours',
  day: 'd day days',
  week: 'w week weeks',
  month: 'm mo month months',
  quarter: 'quarter quarters',
  year: 'y year years',
};

const units = new Map(Object.entries(names).flatMap(([unit, all]) => all.split(' ').map((name) => [name, unit as TimeUnit] as const)));

/** The unit of `7d`, `2 weeks` or `1y`. */
export function timeUnit(name: string): TimeUnit | undefined {
  return units.get(name);
}
