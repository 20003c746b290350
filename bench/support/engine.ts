import type { Command } from './measure.ts';

/** A program that searches files: ours or another. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Sets it up in an empty folder of its own to search a corpus. Nothing is indexed yet. */
  setUp(corpus: string, home: string): EngineSetup;
}

export interface EngineSetup {
  /** Absent for an engine without an index. */
  readonly indexing?: {
    readonly first: Command;
    readonly again: Command;
    /** Folder of the index. */
    readonly directory: string;
  };
  /** The command that a person would type to search for one word. */
  search(word: string): Command;
  /** A program that answers queries one after the other, see `search-times.ts`. Absent where the engine can not be embedded. */
  readonly searchTimes?: Command;
}
