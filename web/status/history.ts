import type { Status } from '../../src/plugin/paise.ts';

/** One moment of the engine. */
export interface Sample {
  /** Unix time in milliseconds. */
  readonly at: number;
  /** Items per second. */
  readonly rate: number;
  /** Jobs that wait or run. */
  readonly pending: number;
  /** Bytes, of all processes. */
  readonly memory: number;
  /** Items done and failed since the engine started. */
  readonly ended: number;
  /** Of the engine: counts begin anew with another one. */
  readonly startedAt: number;
}

/** How far back is kept, in milliseconds. */
export const historyMs = 10 * 60_000;

/** At most one sample a second is kept: the later one. */
const apartMs = 1_000;

export function sampleOf({ engine, queue: { byState } }: Status, at: number): Sample | undefined {
  if (!engine) return undefined;
  return {
    at,
    rate: engine.rate,
    pending: byState.ready + byState.waiting + byState.running,
    memory: engine.memory.all,
    ended: engine.counts.done + engine.counts.failed,
    startedAt: engine.startedAt,
  };
}

export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const before = samples.at(-2);
  const isClose = before !== undefined && sample.at - before.at < apartMs;
  return [...(isClose ? samples.slice(0, -1) : samples).filter(({ at }) => sample.at - at <= historyMs), sample];
}

/** Items per second over the last `overMs`; nothing where less than half of that time is known. */
export function meanRate(samples: readonly Sample[], overMs: number): number | undefined {
  const last = samples.at(-1);
  if (!last) return undefined;
  const first = samples.find(({ at, startedAt }) => startedAt === last.startedAt && last.at - at <= overMs);
  if (!first || last.at - first.at < overMs / 2) return undefined;
  return ((last.ended - first.ended) * 1000) / (last.at - first.at);
}
