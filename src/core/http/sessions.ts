import { isSame, sealOf } from './keys.ts';

const name = 'paise2';
const lastingSeconds = 30 * 24 * 60 * 60;
/** Programs at other ports of this machine set cookies too. */
const mostLookedAt = 8;

/** A session is a date and its seal. Nothing is kept of it, so it outlives the server. */
export function newSession(secret: Uint8Array, now: number): string {
  const expiry = String(now + lastingSeconds * 1000);
  return `${expiry}.${sealOf(secret, `session ${expiry}`)}`;
}

export function isSession(secret: Uint8Array, session: string, now: number): boolean {
  const [, expiry, seal] = /^(\d{1,15})\.([\w-]{43})$/.exec(session) ?? [];
  return expiry !== undefined && seal !== undefined && Number(expiry) > now && isSame(seal, sealOf(secret, `session ${expiry}`));
}

const rules = 'HttpOnly; SameSite=Strict; Path=/';

export const sessionCookie = (session: string): string => `${name}=${session}; ${rules}; Max-Age=${lastingSeconds}`;
export const endedCookie = `${name}=; ${rules}; Max-Age=0`;

/** The sessions in a `Cookie` header. */
export const sessionsIn = (cookies: string): readonly string[] =>
  cookies
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .slice(0, mostLookedAt)
    .map((cookie) => cookie.slice(name.length + 1));
