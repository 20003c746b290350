import type { Attempts } from './attempts.ts';
import { linkWith, type Links } from './links.ts';
import { refusalResponse } from './refusals.ts';
import type { Visitor } from './route.ts';
import { endedCookie, newSession, sessionCookie } from './sessions.ts';

export const sessionPath = '/session';

interface Parts {
  readonly secret: Uint8Array;
  readonly links: Links;
  readonly attempts: Attempts;
  readonly origin: string;
}

/** How a browser comes in: a program that has the key asks for a link, and the page hands in its code. */
export async function answerSession(request: Request, visitor: Visitor, { secret, links, attempts, origin }: Parts): Promise<Response> {
  const now = Date.now();
  switch (`${request.method} ${new URL(request.url).pathname}`) {
    case 'GET /session':
    case 'HEAD /session':
      return visitor === 'unknown' ? refusalResponse('NOT_KNOWN') : entered(visitor, secret, now);
    case 'POST /session': {
      const code = codeIn(await request.text());
      if (code !== undefined && links.take(code, now)) return entered('browser', secret, now);
      return refusalResponse(attempts.fail(now) ? 'TOO_MANY_ATTEMPTS' : 'WRONG_CODE');
    }
    case 'DELETE /session':
      return new Response(null, { status: 204, headers: { 'set-cookie': endedCookie } });
    case 'POST /session/links':
      return visitor === 'program' ? Response.json({ link: linkWith(origin, links.make(now)) }) : refusalResponse('NOT_KNOWN');
    default:
      return refusalResponse('NOT_FOUND');
  }
}

/** A browser that comes again stays for another month. */
const entered = (visitor: Visitor, secret: Uint8Array, now: number): Response =>
  new Response(null, {
    status: 204,
    ...(visitor === 'browser' && { headers: { 'set-cookie': sessionCookie(newSession(secret, now)) } }),
  });

function codeIn(body: string): string | undefined {
  try {
    const { code } = JSON.parse(body) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
