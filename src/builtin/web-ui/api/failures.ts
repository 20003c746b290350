import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isPaiseError, type ErrorCode } from '../../../plugin/errors.ts';
import type { ConfigurationProblem } from '../../../plugin/paise.ts';

/** What a response says that is none of success. */
export interface Failure {
  /** An {@link ErrorCode}, or `NOT_FOUND`, `CHANGED`, `REFUSED`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly where?: string;
  /** With `CONFIGURATION_INVALID`: all that is wrong. */
  readonly problems?: readonly ConfigurationProblem[];
}

export const refusal = (status: ContentfulStatusCode, error: Failure): Response => Response.json({ error }, { status });

/** Ends a request with this status. */
export const refused = (status: ContentfulStatusCode, error: Failure): HTTPException =>
  new HTTPException(status, { res: refusal(status, error), message: error.message });

export const notFound = (message: string): HTTPException => refused(404, { code: 'NOT_FOUND', message });

const statuses: Readonly<Partial<Record<ErrorCode, ContentfulStatusCode>>> = {
  USAGE: 400,
  NOT_PERMITTED: 403,
  CONTENT_UNREADABLE: 403,
  PLUGIN_UNKNOWN: 404,
  NOT_SUPPORTED: 409,
  CONTENT_CHANGED: 409,
  CONTENT_GONE: 410,
  CONFIGURATION_INVALID: 422,
  NOT_A_FILE: 422,
  ABORTED: 503,
  INDEX_MISSING: 503,
  ENGINE_SILENT: 503,
  ENGINE_DIFFERS: 503,
  DATA_DIR_BUSY: 503,
  TOO_EXPENSIVE: 503,
  WORKER_TIMEOUT: 504,
  DISK_FULL: 507,
};

/** The response that tells what was thrown. */
export function failureResponse(thrown: unknown): Response {
  if (thrown instanceof HTTPException) return thrown.res ?? refusal(thrown.status, { code: 'USAGE', message: thrown.message });
  if (!isPaiseError(thrown)) return refusal(500, { code: 'INTERNAL', message: thrown instanceof Error ? thrown.message : String(thrown) });
  const { code, message, hint, where } = thrown;
  return refusal(statuses[code] ?? 500, {
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(where !== undefined && { where }),
  });
}
