import { unreadableAnswer } from './network-errors.ts';
import type { Hop } from './hop.ts';
import { hostEntry } from './permitted-hosts.ts';
import { webUrl } from './web-url.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

/** Headers that speak of a body, which go when it goes (RFC 9110, 15.4). */
const contentHeaders = ['content-encoding', 'content-language', 'content-location', 'content-type', 'digest', 'last-modified'];
const credentials = ['authorization', 'cookie'];

/** The request that an answer asks for instead, if it does. */
export function redirected(hop: Hop, status: number, location: string | undefined): Hop | undefined {
  if (!redirects.has(status) || location === undefined) return undefined;
  const from = hostEntry(hop.url);
  const url = webUrl(location, (reason) => unreadableAnswer(`${from} leads elsewhere, to what ${reason}.`), hop.url);
  if (url.hash === '') url.hash = hop.url.hash;

  // What was posted is not posted again, but where the answer insists on it (15.4.2 to 15.4.4).
  const keepsBody = status === 307 || status === 308 || hop.method !== 'POST';
  const dropped = new Set([...(keepsBody ? [] : contentHeaders), ...(url.origin === hop.url.origin ? [] : credentials)]);
  const headers = Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !dropped.has(name)));
  return keepsBody ? { ...hop, url, headers, from } : { url, method: 'GET', headers, from };
}
