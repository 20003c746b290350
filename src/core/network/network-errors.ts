import { getSystemErrorMessage } from 'node:util';
import { PaiseError } from '../../plugin/errors.ts';
import { RetryLater } from '../../plugin/outcomes.ts';

export const unreadableAnswer = (message: string, cause?: unknown): PaiseError =>
  new PaiseError('CONTENT_UNREADABLE', message, { hint: 'Tell who runs the host, or who wrote the plugin.', cause });

/** What went wrong on the way to `host` and back: what may pass is tried again later. */
export function networkError(error: unknown, host: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (isPassing(code)) return new RetryLater(`${host} cannot be reached: ${reasonOf(error)}.`);
  if (code === 'HPE_HEADER_OVERFLOW') return unreadableAnswer(`The headers of what ${host} answers are too large.`, error);
  if (code.startsWith('HPE_')) return unreadableAnswer(`What ${host} answers is not valid HTTP.`, error);
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return insecure(error, host);
  return error;
}

/** What went wrong while a connection was secured: all that does not pass lies in the certificate or the protocol. */
export function securingError(error: unknown, host: string): unknown {
  return isPassing((error as NodeJS.ErrnoException).code ?? '') ? error : insecure(error, host);
}

function insecure(error: unknown, host: string): PaiseError {
  return new PaiseError('CONTENT_UNREADABLE', `There is no secure connection to ${host}: ${reasonOf(error)}.`, {
    hint: 'If you trust its certificate, or that of its issuer, name the file that holds it in the environment variable NODE_EXTRA_CA_CERTS.',
    cause: error,
  });
}

/** Codes of the system and of its resolver. EPROTO is what TLS says to a host that does not speak it. */
const isPassing = (code: string): boolean => /^(?:E[A-Z\d]+|EAI_[A-Z]+)$/.test(code) && code !== 'EPROTO';

function reasonOf(error: unknown): string {
  // Where several addresses were tried, all failed; the first says why.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { code = '', errno, message } = first as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return 'there is no such host';
  if (code === 'ECONNRESET') return 'it closed the connection';
  return typeof errno === 'number' && errno < 0 ? getSystemErrorMessage(errno) : message;
}
