import type { Hold } from '../../plugin/engine-status.ts';
import { jobPriority } from '../../plugin/job.ts';
import { availableMemory, freeDiskBytes } from './machine.ts';
import { isOnBattery } from './power.ts';

export interface HoldLimits {
  /** Bytes that indexing leaves free on the disk of the data directory. */
  readonly diskFloor: number;
  /** Bytes that all processes of paise2 together may occupy. */
  readonly memory: number;
  readonly onBattery: 'changes' | 'work' | 'pause';
}

export interface HoldParts {
  readonly dataDirectory: string;
  readonly limits: HoldLimits;
  /** Bytes that all processes of paise2 occupy. */
  memoryInUse(): number;
  /** A hold began or ended. */
  onChange(holds: readonly Hold[]): void;
}

/** Why the engine holds back, looked at as long as it has something to do. */
export interface Holds {
  /** How urgent a job must be to be begun, see {@link jobPriority}; `undefined` when none may be. Looks at the machine, if not just done. */
  urgency(): number | undefined;
  /** Whether nothing may be written that can wait. */
  stopsListing(): boolean;
  all(): readonly Hold[];
  /** A write found the disk full. */
  diskFull(): void;
  pause(paused: boolean): void;
}

const lookMs = 2000;
/** What stopped at a limit goes on when there is half as much again, or it would stop again at once. */
const margin = 1.5;
/** The least memory that is left to other programs. */
const memoryFloor = 192 * 1024 * 1024;
/** A full disk is taken to be full for this long, whatever the system says is free: some of it may be for root only. */
const fullMs = 3000;

export function createHolds(parts: HoldParts): Holds {
  const { limits, dataDirectory } = parts;
  const holds = new Map<Hold['code'], Hold>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let fullUntil = 0;

  function set(code: Hold['code'], text: string | undefined): void {
    const before = holds.get(code);
    if (text === undefined) holds.delete(code);
    else holds.set(code, { code, text, since: before?.since ?? Date.now() });
    if ((before === undefined) !== (text === undefined)) parts.onChange([...holds.values()]);
  }

  function look(): void {
    lookedAt = performance.now();
    set('disk', diskText());
    set('memory', memoryText());
    set('battery', limits.onBattery !== 'work' && isOnBattery() ? batteryTexts[limits.onBattery] : undefined);
  }

  function diskText(): string | undefined {
    if (performance.now() < fullUntil) return 'The disk of the data directory is full.';
    const free = freeDiskBytes(dataDirectory);
    if (free === undefined || free >= limits.diskFloor * (holds.has('disk') ? margin : 1)) return undefined;
    return `Only ${megabytes(free)} are free on the disk of the data directory; ${megabytes(limits.diskFloor)} are left to others.`;
  }

  function memoryText(): string | undefined {
    const held = holds.has('memory');
    const used = parts.memoryInUse();
    if (used > limits.memory / (held ? margin : 1))
      return `paise2 uses ${megabytes(used)} of memory; its limit is ${megabytes(limits.memory)}.`;
    const available = availableMemory();
    if (available < memoryFloor * (held ? margin : 1)) return `Only ${megabytes(available)} of memory are left on this machine.`;
    return undefined;
  }

  const stops = (): boolean => holds.has('disk') || holds.has('memory');

  return {
    urgency() {
      if (performance.now() - lookedAt > lookMs) look();
      if (holds.has('paused') || stops()) return undefined;
      if (!holds.has('battery')) return Number.POSITIVE_INFINITY;
      return limits.onBattery === 'changes' ? jobPriority.changed : undefined;
    },
    stopsListing: stops,
    all: () => [...holds.values()],
    diskFull() {
      fullUntil = performance.now() + fullMs;
      look();
    },
    pause: (paused) => set('paused', paused ? 'Indexing was paused by `paise2 pause`.' : undefined),
  };
}

/** Nothing is ever held back. */
export const noHolds: Pick<Holds, 'urgency' | 'stopsListing' | 'diskFull' | 'all'> = {
  urgency: () => Number.POSITIVE_INFINITY,
  stopsListing: () => false,
  diskFull() {},
  all: () => [],
};

const batteryTexts = {
  changes: 'The machine runs on its battery: only what changes is read.',
  pause: 'The machine runs on its battery.',
};

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
