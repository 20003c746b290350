export type PropertyValue = string | number | boolean | Date | Uint8Array;

/** A value that is no list or dictionary, and the keys and numbers that lead to it. */
export interface PropertyEntry {
  readonly path: readonly string[];
  readonly value: PropertyValue;
}

/** Bounds for lists whose parts contain each other again and again. */
export const mostEntries = 500_000;
export const deepest = 64;
