import { isPaiseError } from '../../plugin/errors.ts';

/** Why the server itself answers: status, and a sentence for whoever reads it. */
const refusals = {
  METHOD_NOT_ALLOWED: [405, 'Only GET, HEAD, POST, PUT and DELETE are answered.'],
  MALFORMED: [400, 'The request has a header twice that must be there once, or an address that is none.'],
  URL_TOO_LONG: [414, 'The address is too long.'],
  WRONG_HOST: [403, 'This server is not known under that name.'],
  OTHER_SITE: [403, 'Other sites may not ask this server.'],
  NOT_KNOWN: [401, 'This browser was not let in yet: `paise2 open` lets it in.'],
  WRONG_KEY: [401, 'This key does not fit here.'],
  WRONG_CODE: [401, 'This link was used already, or is too old: `paise2 open` makes another.'],
  TOO_MANY_ATTEMPTS: [429, 'Too many keys or links were wrong. Wait a minute.'],
  BUSY: [503, 'Too many requests are being answered. Try again soon.'],
  TOO_LARGE: [413, 'The request is too large.'],
  NOT_FOUND: [404, 'There is nothing here.'],
  TOO_SLOW: [504, 'No answer was ready in time.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export type Refusal = keyof typeof refusals;

export function refusalResponse(code: Refusal): Response {
  const [status, message] = refusals[code];
  return errorResponse(status, { code, message });
}

/** What a handler threw, for whoever asked. */
export function failureResponse(error: unknown): Response {
  if (!isPaiseError(error)) {
    return errorResponse(500, { code: 'PLUGIN_FAILED', message: error instanceof Error ? error.message : String(error) });
  }
  const { code, message, hint, where } = error;
  return errorResponse(code === 'USAGE' ? 400 : 500, {
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(where !== undefined && { where }),
  });
}

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly where?: string;
}

const errorResponse = (status: number, error: ErrorBody): Response => Response.json({ error }, { status });
