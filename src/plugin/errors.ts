/**
 * Every error that paise2 itself raises, by code: what it means and what to do. `docs/errors.md` says the same at length; a test compares the two.
 * The codes are stable; messages are not.
 * @since 0.1
 */
export const errorCatalogue = {
  CONFIGURATION_INVALID: 'A configuration file has a syntax error, an unknown key or a value of the wrong type.',
  CONFIGURATION_UNREADABLE: 'A configuration file exists but cannot be read.',
  PROFILE_UNKNOWN: 'The profile asked for does not exist.',
  PROVIDER_MISSING: 'No enabled plugin offers the provider that the profile asks for.',
  PROVIDER_FAILED: 'A provider could not be started.',
  PLUGIN_INVALID: 'A plugin does not have the shape that the contract asks for.',
  PLUGIN_FAILED: 'A plugin could not be imported or threw while it was started.',
  PLUGIN_UNKNOWN: 'There is no plugin of this name.',
  PLUGIN_NOT_ADDED: 'A plugin could not be added, updated or removed.',
  NOT_SERVED: 'The page is not served by any running engine.',
  NOT_PERMITTED: 'A plugin asked for something that its permissions do not name.',
  DATA_DIR_BUSY: 'Another paise2 engine owns the data directory.',
  ENGINE_SILENT: 'An engine owns the data directory, but does not answer.',
  ENGINE_DIFFERS: 'The running engine is of another version of paise2.',
  DATA_DIR_UNUSABLE: 'The data directory cannot be created, read or written, or is not safe to use.',
  INDEX_NEWER: 'The index was written by a newer version of paise2.',
  INDEX_CORRUPT: 'The index is damaged.',
  INDEX_MISSING: 'Nothing has been indexed yet.',
  TOO_EXPENSIVE: 'The search takes longer than it may.',
  DISK_FULL: 'The disk that holds the index is full.',
  NOT_SUPPORTED: 'The provider does not support this; `supports` says so.',
  CONTENT_CHANGED: 'A file changed while it was read.',
  CONTENT_GONE: 'The content is no longer there.',
  CONTENT_UNREADABLE: 'The content is there but cannot be read.',
  NOT_A_FILE: 'The path is not a regular file.',
  WORKER_DIED: 'The process that worked on the item ended unexpectedly.',
  WORKER_TIMEOUT: 'The work on the item took longer than its budget.',
  BAD_PLUGIN_OUTPUT: 'A plugin handed over something that is not of the agreed shape.',
  USAGE: 'The command line is not understood.',
  ABORTED: 'The work was stopped before it was done.',
  INTERNAL: 'Something that must not happen happened: a bug in paise2.',
} as const satisfies Record<string, string>;

/** @since 0.1 */
export type ErrorCode = keyof typeof errorCatalogue;

/**
 * Where an error comes from and what a person can do about it.
 * @since 0.1
 */
export interface ErrorDetails {
  /** Name of the plugin that the error belongs to. */
  readonly plugin?: string;
  /** Id of the extension, `<plugin>/<extension>`. */
  readonly extension?: string;
  /** `file:line:column`, or a URL. */
  readonly where?: string;
  /** One sentence in the imperative: what to do. */
  readonly hint?: string;
  readonly cause?: unknown;
}

const brand = Symbol.for('paise2.error');

/**
 * The one class of errors that paise2 raises. Compare `code`, never the class: two copies of this module may be loaded.
 * @since 0.1
 */
export class PaiseError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly plugin?: string;
  readonly extension?: string;
  readonly where?: string;
  readonly hint?: string;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'PaiseError';
    this.code = code;
    const { plugin, extension, where, hint } = details;
    Object.assign(this, Object.fromEntries(Object.entries({ plugin, extension, where, hint }).filter(([, value]) => value !== undefined)));
  }
}

/**
 * Whether `error` is a {@link PaiseError}, optionally with this code.
 * @since 0.1
 */
export function isPaiseError(error: unknown, code?: ErrorCode): error is PaiseError {
  const branded = typeof error === 'object' && error !== null && brand in error;
  return branded && (code === undefined || (error as PaiseError).code === code);
}
