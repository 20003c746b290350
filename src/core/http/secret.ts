import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const length = 32;

export const secretPath = (dataDirectory: string): string => join(dataDirectory, 'http-secret');

/** What keys and sessions are made from; `undefined` where there is none that only the user could read. */
export function readSecret(dataDirectory: string): Buffer | undefined {
  try {
    const path = secretPath(dataDirectory);
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return undefined;
    const secret = readFileSync(path);
    return secret.length === length ? secret : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same, made where there is none. For the server alone, of which there is one. */
export function openSecret(dataDirectory: string): Buffer {
  const known = readSecret(dataDirectory);
  if (known) return known;
  const secret = randomBytes(length);
  const path = secretPath(dataDirectory);
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, secret, { mode: 0o600, flag: 'wx' });
  renameSync(`${path}.new`, path);
  return secret;
}
