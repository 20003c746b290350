import type { IndexReport, SearchResult, Status } from '../../src/plugin/paise.ts';
import type { ItemStatus } from '../../src/plugin/item.ts';
import type { JobFilter } from '../../src/plugin/job-queue-provider.ts';
import type { JobRow } from '../../src/plugin/job.ts';

/** What the engine program can be asked: an argument on the command line, and the answer on standard output, both JSON. */
export interface EngineRequests {
  readonly index: { readonly argument: { readonly targets?: readonly string[] }; readonly answer: IndexReport };
  /** Prints `ready`, then runs until a signal. */
  readonly up: { readonly argument: Record<string, never>; readonly answer: Record<string, never> };
  /** Indexes, then looks at what came of it. `words` is a file with the words to look for. */
  readonly settle: {
    readonly argument: { readonly words: string };
    readonly answer: { readonly report: IndexReport; readonly inspection: Inspection };
  };
  readonly inspect: { readonly argument: { readonly words: string }; readonly answer: Inspection };
  readonly search: { readonly argument: { readonly query: string }; readonly answer: SearchResult };
  readonly status: { readonly argument: Record<string, never>; readonly answer: Status };
  readonly jobs: { readonly argument: JobFilter; readonly answer: readonly JobRow[] };
  readonly retry: { readonly argument: JobFilter; readonly answer: number };
  readonly validate: { readonly argument: { readonly file: string }; readonly answer: readonly Validation[] };
}

/** What the index holds and finds. */
export interface Inspection {
  readonly items: readonly InspectedItem[];
  readonly jobs: readonly JobRow[];
  /** For each word of the file `words`: what a search for it found. */
  readonly found: Readonly<Record<string, readonly FoundItem[]>>;
}

export interface InspectedItem {
  readonly url: string;
  readonly path?: string;
  readonly status: ItemStatus;
  /** Its kept or reread text. */
  readonly text: string;
}

export interface FoundItem {
  readonly url: string;
  readonly path?: string;
  readonly stale?: string;
}

export interface Validation {
  readonly problems?: readonly { readonly message: string; readonly where: string }[];
  /** It threw, which it must not. */
  readonly threw?: string;
}
