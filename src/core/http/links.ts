import { randomBytes } from 'node:crypto';

const lastingMs = 10 * 60_000;
const mostOpen = 32;

/** Codes that let one browser in each. */
export interface Links {
  make(now: number): string;
  /** Whether this code lets in. It does so once. */
  take(code: string, now: number): boolean;
}

export function createLinks(): Links {
  const open = new Map<string, number>();
  return {
    make(now) {
      const code = randomBytes(32).toString('base64url');
      open.set(code, now + lastingMs);
      for (const [old, expiry] of open) if (expiry <= now || open.size > mostOpen) open.delete(old);
      return code;
    },
    take(code, now) {
      const expiry = open.get(code);
      open.delete(code);
      return expiry !== undefined && expiry > now;
    },
  };
}

/** The page finds the code behind the `#`, which no browser sends to anybody. */
export const linkWith = (origin: string, code: string): string => `${origin}/#enter=${code}`;
