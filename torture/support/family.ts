import type { Place } from './place.ts';

export type Length = 'short' | 'nightly' | 'release';

/** Families of faults, by the numbers that docs/reliability.md explains. */
export interface Family {
  readonly id: string;
  readonly title: string;
  /** Left out unless it is asked for by id, or the run is a long one. */
  readonly onlyLong?: boolean;
  run(torture: Torture): Promise<void>;
}

/** What a family works with, and what it reports to. */
export interface Torture {
  readonly seed: number;
  readonly length: Length;
  /** Numbers from 0 up to 1, the same ones for the same seed and family. */
  readonly random: () => number;
  /** The number of repetitions for this length. */
  repeat(short: number, nightly: number, release: number): number;
  /** A new empty place of its own. Removed at the end, unless something was violated there. */
  place(): Place;
  count(what: 'runs' | 'kills', by?: number): void;
  /** Something that must not be. `invariant` is I1 to I7, or the promise (R3) that was broken. */
  violation(place: Place, invariant: string, text: string): void;
  /** A figure or remark for the table. */
  note(text: string): void;
}

export interface Violation {
  readonly invariant: string;
  readonly text: string;
}

/** What became of a family. */
export interface FamilyReport {
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  readonly kills: number;
  readonly violations: readonly (Violation & { readonly place: string })[];
  readonly notes: readonly string[];
  readonly seconds: number;
}
