import { isPaiseError, PaiseError, type ErrorCode } from '../../plugin/errors.ts';

/** An error as data, for the way between processes. */
export interface PlainError {
  readonly message: string;
  readonly code?: ErrorCode;
  readonly plugin?: string;
  readonly extension?: string;
  readonly where?: string;
  readonly hint?: string;
  readonly stack?: string;
}

const longestMessage = 10_000;

export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: String(error).slice(0, longestMessage) };
  const { stack } = error;
  const message = error.message.slice(0, longestMessage);
  if (!isPaiseError(error)) return { message, ...(stack && { stack }) };
  const { code, plugin, extension, where, hint } = error;
  return {
    message,
    code,
    ...(plugin && { plugin }),
    ...(extension && { extension }),
    ...(where && { where }),
    ...(hint && { hint }),
    ...(stack && { stack }),
  };
}

export function revivedError({ message, code, stack, ...details }: PlainError): Error {
  const error = code === undefined ? new Error(message) : new PaiseError(code, message, details);
  if (stack !== undefined) error.stack = stack;
  return error;
}
