import type { BreakerStatus } from '../../plugin/engine-status.ts';
import type { JobFailure } from '../../plugin/job.ts';
import type { JobResult } from './job-result.ts';

/** Of the last outcomes of an extension, so many that failed in the same way open its breaker. */
const outcomesLookedAt = 25;
const outcomesAlike = 20;
const probeMs = 5 * 60_000;

/** An extension whose jobs are put off. */
export interface PausedExtension {
  readonly extension: string;
  /** Whether one job is to be tried now; says so once for each time that it is due. */
  takeProbe(): boolean;
}

/**
 * Stops a broken extension from failing at everything: while its breaker is open, its jobs wait, uncounted, and every few minutes one is
 * tried. Those that failed before it opened stay failed.
 */
export interface Breakers {
  /** Returns whether what is open changed. */
  settled(result: Pick<JobResult, 'outcome' | 'worked'>): boolean;
  isOpen(extension: string): boolean;
  open(): readonly PausedExtension[];
  status(): readonly BreakerStatus[];
}

interface Clock {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Unix time in milliseconds. */
  date(): number;
}

interface Breaker {
  /** How the last items ended: the shape of the failure, or `undefined`. */
  outcomes: (string | undefined)[];
  opened?: { readonly reason: BreakerStatus['reason']; readonly date: number; probeAt: number };
}

export function createBreakers({ now, date }: Clock = { now: () => performance.now(), date: Date.now }): Breakers {
  const breakers = new Map<string, Breaker>();
  const breakerOf = (extension: string): Breaker => {
    const breaker = breakers.get(extension) ?? { outcomes: [] };
    breakers.set(extension, breaker);
    return breaker;
  };
  const note = (breaker: Breaker, outcome: string | undefined): void => {
    breaker.outcomes.push(outcome);
    if (breaker.outcomes.length > outcomesLookedAt) breaker.outcomes.shift();
  };

  function succeeded(extension: string): boolean {
    const breaker = breakerOf(extension);
    note(breaker, undefined);
    if (!breaker.opened) return false;
    breakers.delete(extension);
    return true;
  }

  function failed(extension: string, { code, reason }: JobFailure): boolean {
    const breaker = breakerOf(extension);
    const shape = `${code} ${shapeOf(reason)}`;
    note(breaker, shape);
    if (breaker.opened || breaker.outcomes.filter((outcome) => outcome === shape).length < outcomesAlike) return false;
    const text = `${outcomesAlike} of its last ${outcomesLookedAt} items failed alike; the last: ${reason}`;
    breaker.opened = { reason: { code, text }, date: date(), probeAt: now() + probeMs };
    return true;
  }

  function takeProbe(extension: string): boolean {
    const opened = breakers.get(extension)?.opened;
    if (!opened || now() < opened.probeAt) return false;
    opened.probeAt = now() + probeMs;
    return true;
  }

  const open = (): readonly string[] => [...breakers].filter(([, { opened }]) => opened).map(([extension]) => extension);

  return {
    settled({ outcome, worked = [] }) {
      let changed = false;
      for (const extension of worked) if (succeeded(extension)) changed = true;
      if (outcome.type !== 'failed') return changed;
      const { failure } = outcome;
      return (failure.extension !== undefined && isExtensionsFault(failure) && failed(failure.extension, failure)) || changed;
    },
    isOpen: (extension) => breakers.get(extension)?.opened !== undefined,
    open: () => open().map((extension) => ({ extension, takeProbe: () => takeProbe(extension) })),
    status: () =>
      open().flatMap((extension) => {
        const opened = breakers.get(extension)?.opened;
        if (!opened) return [];
        const { reason, date: openedAt, probeAt } = opened;
        return [{ extension, reason, openedAt, nextProbeAt: date() + Math.max(0, probeAt - now()) }];
      }),
  };
}

/** Not that of the machine; not a verdict about the content that the extension gave itself; and not that it was put off. */
function isExtensionsFault({ blame, permanent, code }: JobFailure): boolean {
  if (blame === 'environment' || code === 'plugin-paused') return false;
  return !permanent || code === 'bad-plugin-output';
}

const longestShape = 300;

/** A message without what differs from item to item: numbers, paths, quoted names. */
export function shapeOf(message: string): string {
  return message
    .slice(0, longestShape)
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')
    .replaceAll(/\S*[/\\]\S*/g, '…')
    .replaceAll(/\d+/g, '#');
}
