import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** What only somebody who knows the secret can say of these words. */
export const sealOf = (secret: Uint8Array, words: string): string => createHmac('sha256', secret).update(words).digest('base64url');

/** How long it takes says nothing about where the two differ. */
export const isSame = (left: string, right: string): boolean =>
  timingSafeEqual(hash('sha256', left, 'buffer'), hash('sha256', right, 'buffer'));

/** With this a program may ask the handler of a path. */
export const keyOf = (secret: Uint8Array, path: string): string => sealOf(secret, `key ${path}`);
