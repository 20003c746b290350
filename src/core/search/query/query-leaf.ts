import type { QueryNode } from '../../../plugin/query.ts';

/** Where and when a query was typed. */
export interface Place {
  /** `in:` understands `~` and relative paths. */
  readonly home: string;
  readonly cwd: string;
  /** Unix time in milliseconds, for dates such as `yesterday`. */
  readonly now: number;
  /** Languages of the index, see `DataStorage.languages`. */
  readonly languages: readonly string[];
}

/** What is left of the bounds of a query. */
export interface Room {
  words: number;
  prefixes: number;
  substrings: number;
}

/** What the parts of a query are read with. */
export interface Reading {
  readonly place: Place;
  readonly room: Room;
  /** For what a person should know. */
  note(text: string): void;
}

/** Words that were typed together or a condition, and how to write it. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly node: QueryNode;
  readonly text: string;
  /** The word as typed, where the leaf is one plain word that is looked for everywhere. */
  readonly word?: string;
  /** The condition, where an item has one value of it: an item has one extension, so `ext:pdf ext:docx` is either. */
  readonly oneOf?: string;
  /** The words as typed, where the leaf is a phrase that is looked for everywhere. */
  readonly words?: readonly string[];
  /** Whether a phrase is taken apart where little has it. */
  readonly soft?: boolean;
}

/** Bounds for what a query may cost, far above what people type. What goes beyond is left out, and a note says so. */
export const limits = { characters: 20_000, words: 256, prefixes: 8, substrings: 4, depth: 16 } as const;
