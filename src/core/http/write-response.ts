import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeHeaders } from './response-headers.ts';

/** Sends a response as it comes. Resolves when it is sent, or when nobody reads it any more. */
export async function writeResponse(response: Response, outgoing: ServerResponse, method: string): Promise<void> {
  const headers = safeHeaders(response.headers);
  for (const [name, value] of headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.statusCode = response.status;
  if (method === 'HEAD' || response.body === null || outgoing.destroyed) {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  // Who listens for events is to know at once that there may be some.
  outgoing.flushHeaders();
  try {
    await pipeline(Readable.fromWeb(response.body), outgoing);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
