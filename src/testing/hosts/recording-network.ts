import { checkRequest } from '../../core/network/check-request.ts';
import { exchange } from '../../core/network/exchange.ts';
import type { Hop } from '../../core/network/hop.ts';
import { unreadableAnswer } from '../../core/network/network-errors.ts';
import { hostEntry, hostPermit } from '../../core/network/permitted-hosts.ts';
import { redirected } from '../../core/network/redirect.ts';
import { withinTime } from '../../core/network/within-time.ts';
import { checkArgument } from '../../core/workers/check-messages.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { HttpRequest, HttpResponse, NetworkHost } from '../../plugin/hosts.ts';

/** What the other side says. */
export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers by URL, or the other side as a function: what it throws is what `request` rejects with. */
export type Answers = Readonly<Record<string, Answer>> | ((request: HttpRequest) => Answer | Promise<Answer>);

/** How requests are answered. Without any of it, none is. */
export interface NetworkSettings {
  readonly answers?: Answers;
  /** What has no answer is really requested, from servers of this machine that the test has started and the plugin's permissions name. */
  readonly network?: true;
}

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** As the plugin gave them, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface NetworkParts extends NetworkSettings {
  readonly plugin: string;
  /** Of the plugin's permissions. */
  readonly hosts: readonly string[];
  readonly signal: AbortSignal;
  readonly requests: RecordedRequest[];
}

const mostRedirects = 10;

/** The network as a plugin sees it: what its permissions do not name is refused, redirects are followed, size and time bounded. */
export function recordingNetwork(parts: NetworkParts): NetworkHost {
  return {
    async request(request) {
      checkArgument('request', { plugin: parts.plugin, request });
      const { first, timeoutMs, maxBytes } = checkRequest(request);
      if (!hasAnswer(first, parts)) {
        record(first, request, parts);
        return exchange(request, parts.hosts.filter(isThisMachine), parts.signal);
      }
      return withinTime(timeoutMs, parts.signal, async () => {
        let hop = first;
        for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
          record(hop, request, parts);
          const response = responseOf(hop, await answerTo(hop, request, parts), maxBytes);
          const next = redirected(hop, response.status, response.headers['location']);
          if (!next) return response;
          hop = next;
        }
        throw unreadableAnswer(`${hostEntry(first.url)} leads elsewhere more than ${mostRedirects} times.`);
      });
    },
  };
}

function hasAnswer({ url }: Hop, { answers, network }: NetworkParts): boolean {
  return !network || typeof answers === 'function' || Object.hasOwn(answers ?? {}, url.href);
}

/** Tests do not depend on the internet. */
const isThisMachine = (entry: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(entry);

function record(
  { url, method, headers, body }: Hop,
  { headers: given = {} }: HttpRequest,
  { requests, hosts, plugin }: NetworkParts,
): void {
  if (hostPermit(url, hosts) === undefined)
    throw new PaiseError('NOT_PERMITTED', `The permissions of ${plugin} do not name ${hostEntry(url)}.`, { plugin, where: url.href });
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const own = Object.entries(headers).filter(([name]) => names.has(name));
  requests.push({ method, url: url.href, headers: Object.fromEntries(own), ...(body && { body }) });
}

function answerTo({ url, method, headers, body }: Hop, request: HttpRequest, { answers = {} }: NetworkParts): Answer | Promise<Answer> {
  if (typeof answers === 'function') return answers({ ...request, url: url.href, method, headers, ...(body && { body }) });
  const answer = Object.hasOwn(answers, url.href) ? answers[url.href] : undefined;
  if (answer) return answer;
  throw new Error(`The test has no answer for ${url.href}.`);
}

function responseOf({ url }: Hop, { status = 200, headers = {}, body = '' }: Answer, maxBytes: number): HttpResponse {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (bytes.length > maxBytes) throw unreadableAnswer(`The answer is larger than ${maxBytes} bytes.`);
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status, url: url.href, headers: Object.fromEntries(named), body: bytes };
}
