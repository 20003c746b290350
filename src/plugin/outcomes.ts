const outcome = Symbol.for('paise2.outcome');

/**
 * What an author may throw to say how a job ends. Anything else that is thrown is tried again with backoff, then rests in `paise2 jobs`.
 * @since 0.1
 */
export type AuthorOutcome = SkipContent | RetryLater | RejectContent;

/**
 * This content is not worth indexing, and that is fine: encrypted, empty, or excluded by the plugin's own options.
 * It stays findable by name and is listed as skipped with `reason`. It is tried again when it, the plugin or its options change.
 * @since 0.1
 */
export class SkipContent extends Error {
  readonly [outcome] = 'skip';
  /** Short and stable, for filters: `empty`, `encrypted`, `unsupported`. */
  readonly code: string;

  constructor(reason: string, code = 'skipped') {
    super(reason);
    this.name = 'SkipContent';
    this.code = code;
  }
}

/**
 * Not now: the other side is busy or offline. Tried again after `delayMs` (default one minute); never counts as a failure.
 * @since 0.1
 */
export class RetryLater extends Error {
  readonly [outcome] = 'retry';
  readonly delayMs: number;

  constructor(reason: string, delayMs = 60_000) {
    super(reason);
    this.name = 'RetryLater';
    this.delayMs = delayMs;
  }
}

/**
 * This content is broken and trying again will not help. Listed as failed with `reason` until it, the plugin or its options change.
 * @since 0.1
 */
export class RejectContent extends Error {
  readonly [outcome] = 'reject';
  /** Short and stable, for filters: `corrupt`, `too-large`. */
  readonly code: string;

  constructor(reason: string, code = 'corrupt') {
    super(reason);
    this.name = 'RejectContent';
    this.code = code;
  }
}

/**
 * Recognises outcomes by brand, because a plugin may bring its own copy of this module.
 * @since 0.1
 */
export function authorOutcome(error: unknown): 'skip' | 'retry' | 'reject' | undefined {
  return typeof error === 'object' && error !== null ? (error as { [outcome]?: 'skip' | 'retry' | 'reject' })[outcome] : undefined;
}
