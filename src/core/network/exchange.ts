import type { IncomingMessage } from 'node:http';
import type { HttpRequest, HttpResponse } from '../../plugin/hosts.ts';
import { checkRequest } from './check-request.ts';
import { connect } from './connect.ts';
import { destinationOf, systemLookUp, type LookUp } from './destination.ts';
import type { Hop } from './hop.ts';
import { networkError, unreadableAnswer } from './network-errors.ts';
import { hostEntry } from './permitted-hosts.ts';
import { contentCodings, readBody } from './read-body.ts';
import { redirected } from './redirect.ts';
import { sendRequest } from './send-request.ts';
import { withinTime } from './within-time.ts';

const mostRedirects = 10;

/** One HTTP exchange for a plugin, with the hosts that `permitted` names, and no others. See {@link NetworkHost.request}. */
export async function exchange(
  request: HttpRequest,
  permitted: readonly string[],
  signal?: AbortSignal,
  lookUp: LookUp = systemLookUp,
): Promise<HttpResponse> {
  const { first, timeoutMs, maxBytes } = checkRequest(request);
  return withinTime(timeoutMs, signal, async (ended) => {
    let hop = first;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await visit(hop, { permitted, lookUp, maxBytes, ended });
      if (!('method' in answer)) return answer;
      hop = answer;
    }
    throw unreadableAnswer(`${hostEntry(first.url)} leads elsewhere more than ${mostRedirects} times.`);
  });
}

interface Bounds {
  readonly permitted: readonly string[];
  readonly lookUp: LookUp;
  readonly maxBytes: number;
  readonly ended: AbortSignal;
}

/** What one host answers: the end, or where to go on. */
async function visit(hop: Hop, { permitted, lookUp, maxBytes, ended }: Bounds): Promise<HttpResponse | Hop> {
  try {
    const socket = await connect(await destinationOf(hop, permitted, lookUp), ended);
    try {
      const response = await sendRequest(hop, socket);
      const status = response.statusCode ?? 0;
      return (
        redirected(hop, status, response.headers.location) ?? {
          status,
          url: hop.url.href,
          headers: headersOf(response),
          body: await readBody(response, maxBytes),
        }
      );
    } finally {
      socket.destroy();
    }
  } catch (error) {
    throw networkError(error, hostEntry(hop.url));
  }
}

/** Without those that describe the body as it was packed, where it was. */
function headersOf(response: IncomingMessage): Readonly<Record<string, string>> {
  const packed = contentCodings(response).length > 0 ? ['content-encoding', 'content-length'] : [];
  const entries = Object.entries(response.headers).filter(([name]) => !packed.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}
