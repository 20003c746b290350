import { validateHeaderName, validateHeaderValue } from 'node:http';
import { PaiseError } from '../../plugin/errors.ts';
import type { HttpRequest } from '../../plugin/hosts.ts';
import type { Hop } from './hop.ts';
import { mostBytes } from './read-body.ts';
import { webUrl } from './web-url.ts';

export interface CheckedRequest {
  readonly first: Hop;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const methods = new Set<unknown>(['GET', 'HEAD', 'POST']);

/** Headers that belong to the connection, or say how the body is framed, or whom the request is for. */
const ownHeaders = new Set(
  'connection content-length expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade'.split(' '),
);

/** What timers can take. */
const longestMs = 2 ** 31 - 1;

export function checkRequest(request: HttpRequest): CheckedRequest {
  const { method = 'GET', body, timeoutMs = 30_000, maxBytes = mostBytes } = request;
  const url = webUrl(request.url, (reason) => fault(`The URL to ask for ${reason}.`));
  if (!methods.has(method)) throw fault(`The method ${method} is none of GET, HEAD and POST.`);
  if (body !== undefined && method !== 'POST') throw fault(`A request with ${method} has no body.`);
  if (!(timeoutMs > 0)) throw fault('"timeoutMs" is not more than nothing.');
  if (!(maxBytes >= 0)) throw fault('"maxBytes" is no number of bytes.');
  return {
    first: { url, method, headers: checkHeaders(request.headers ?? {}), ...(body && { body }) },
    timeoutMs: Math.min(Math.ceil(timeoutMs), longestMs),
    maxBytes: Math.min(maxBytes, mostBytes),
  };
}

function checkHeaders(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const headers = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  for (const [name, value] of headers) {
    if (ownHeaders.has(name)) throw fault(`The header ${name} is set by paise2 itself.`);
    checkHeader(name, value);
  }
  // A part of a packed body could not be unpacked.
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', headers.has('range') ? 'identity' : 'gzip, deflate, br, zstd');
  return Object.fromEntries(headers);
}

function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch (error) {
    throw fault(`The header ${JSON.stringify(name)} has a character that headers cannot have.`, error);
  }
}

const fault = (message: string, cause?: unknown): PaiseError => new PaiseError('BAD_PLUGIN_OUTPUT', message, { cause });
