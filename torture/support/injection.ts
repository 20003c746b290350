/** Faults that the engine program puts into itself before it begins. */
export interface Injection {
  /** What its clock is ahead of the machine's. */
  readonly clockAheadMs?: number;
  /** The clock jumps, so long after the start. */
  readonly jumps?: readonly { readonly afterMs: number; readonly byMs: number }[];
  readonly statement?: StatementFault;
  /** Counts database statements, and prints the sum to standard error at the end. */
  readonly countStatements?: boolean;
}

/** What happens at the n-th database statement, counted from 1 over all connections that may write. */
export interface StatementFault {
  readonly at: number;
  readonly kind: 'kill' | 'ioerr-once' | 'full-once' | 'full-for-ever';
}

export const injection = (): Injection => JSON.parse(process.env['PAISE2_TORTURE'] ?? '{}') as Injection;
