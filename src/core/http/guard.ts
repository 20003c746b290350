import type { Refusal } from './refusals.ts';
import type { Access, Visitor } from './route.ts';
import { sessionsIn } from './sessions.ts';

/** A request as it came, before anything of it is believed. */
export interface Asked {
  readonly method: string;
  /** What follows the method on the first line. */
  readonly target: string;
  /** Every value of a header, by its name in small letters. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

/** Whom the server knows, and who may ask for what is at the path in question. */
export interface Rules {
  /** `open`: anybody, who is then told apart by the one who answers. */
  readonly access: Access | 'open';
  isSession(session: string): boolean;
  isKey(key: string): boolean;
}

export const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const longestTarget = 8192;
/** Headers that say who asks: two of them would let each reader choose another one. */
const single = ['host', 'origin', 'sec-fetch-site', 'authorization', 'content-length', 'content-type'];

/** Why a request is not even looked at: its form, the name under which it reached this machine, or the site that it came from. */
export function formProblem({ method, target, headers }: Asked, port: number): Refusal | undefined {
  if (!methods.includes(method)) return 'METHOD_NOT_ALLOWED';
  if (target.length > longestTarget) return 'URL_TOO_LONG';
  if (!/^\/[\x21-\x7e]*$/.test(target) || single.some((name) => (headers[name]?.length ?? 0) > 1)) return 'MALFORMED';
  const host = first(headers, 'host');
  if (host === undefined || !hostsAt(port).includes(host.toLowerCase())) return 'WRONG_HOST';
  return isOwnSite(headers, host) ? undefined : 'OTHER_SITE';
}

/** Who asks, or why whoever it is may not. */
export function visitorOf(asked: Asked, rules: Rules): { readonly visitor: Visitor } | { readonly refusal: Refusal } {
  const { access } = rules;
  const authorization = first(asked.headers, 'authorization');
  if (authorization !== undefined) {
    const [, key] = /^Bearer ([\w-]{43})$/i.exec(authorization) ?? [];
    return key !== undefined && rules.isKey(key) ? { visitor: 'program' } : { refusal: 'WRONG_KEY' };
  }
  const visitor = isBrowser(asked, rules) ? 'browser' : 'unknown';
  return mayEnter(access, visitor, asked) ? { visitor } : { refusal: 'NOT_KNOWN' };
}

function mayEnter(access: Rules['access'], visitor: Visitor, asked: Asked): boolean {
  switch (access) {
    case 'open':
      return true;
    case 'anyone':
      return visitor === 'browser' || isReading(asked);
    case 'known':
      return visitor === 'browser';
    case 'key':
      return false;
  }
}

/** A cookie alone says which browser it is, not that the page asks: programs at other ports of this machine are the same site. */
function isBrowser(asked: Asked, { isSession }: Rules): boolean {
  const { headers } = asked;
  const saysFromWhere = headers['origin'] !== undefined || first(headers, 'sec-fetch-site') === 'same-origin';
  return (isReading(asked) || saysFromWhere) && (headers['cookie'] ?? []).flatMap(sessionsIn).some(isSession);
}

/** Both headers are set by browsers, and no script can change them. */
function isOwnSite(headers: Asked['headers'], host: string): boolean {
  const origin = first(headers, 'origin');
  const site = first(headers, 'sec-fetch-site');
  return (
    (origin === undefined || origin === `http://${host.toLowerCase()}`) && (site === undefined || site === 'same-origin' || site === 'none')
  );
}

/** The names of this machine for itself. Browsers leave out the port that is usual for HTTP. */
const hostsAt = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);

const isReading = ({ method }: Asked): boolean => method === 'GET' || method === 'HEAD';

const first = (headers: Asked['headers'], name: string): string | undefined => headers[name]?.[0];
