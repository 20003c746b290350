import type { Injection } from './injection.ts';

/** Sets the wall clock of this process ahead or back, now and later. The monotonic clock goes on as it does. */
export function injectClock({ clockAheadMs = 0, jumps = [] }: Injection): void {
  if (clockAheadMs === 0 && jumps.length === 0) return;
  let ahead = clockAheadMs;
  for (const { afterMs, byMs } of jumps) setTimeout(() => (ahead += byMs), afterMs).unref();
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [Real.now() + ahead] : args, newTarget) as Date,
    get: (target, name, receiver) => (name === 'now' ? () => Real.now() + ahead : (Reflect.get(target, name, receiver) as unknown)),
  });
}
