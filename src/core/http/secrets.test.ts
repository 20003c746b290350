import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { isSame, keyOf } from './keys.ts';
import { createAttempts } from './attempts.ts';
import { createLinks } from './links.ts';
import { openSecret, readSecret, secretPath } from './secret.ts';
import { isSession, newSession, sessionCookie, sessionsIn } from './sessions.ts';

const day = 24 * 60 * 60 * 1000;
const secret = Buffer.alloc(32, 7);

function dataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-secret-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

test('the secret is made once, for the user alone', () => {
  const directory = dataDirectory();
  expect(readSecret(directory)).toBeUndefined();
  const made = openSecret(directory);
  expect(made).toHaveLength(32);
  expect(statSync(secretPath(directory)).mode & 0o777).toBe(0o600);
  expect(openSecret(directory)).toEqual(made);
  expect(readSecret(directory)).toEqual(made);
  expect(openSecret(dataDirectory())).not.toEqual(made);
});

test('a secret that others could read, or that is damaged, is replaced', () => {
  const directory = dataDirectory();
  const made = openSecret(directory);
  chmodSync(secretPath(directory), 0o640);
  expect(readSecret(directory)).toBeUndefined();
  const next = openSecret(directory);
  expect(next).not.toEqual(made);
  writeFileSync(secretPath(directory), '');
  expect(readSecret(directory)).toBeUndefined();
  openSecret(directory);
  expect(readFileSync(secretPath(directory))).toHaveLength(32);
});

test('a key is good for its path and its secret only', () => {
  const key = keyOf(secret, '/mcp');
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(isSame(key, keyOf(secret, '/mcp'))).toBe(true);
  for (const other of [keyOf(secret, '/'), keyOf(secret, '/mcp/'), keyOf(Buffer.alloc(32, 8), '/mcp'), ''])
    expect(isSame(key, other)).toBe(false);
});

test('a session lasts a month, and nobody can make it last longer', () => {
  const now = Date.now();
  const session = newSession(secret, now);
  expect(isSession(secret, session, now + 29 * day)).toBe(true);
  expect(isSession(secret, session, now + 31 * day)).toBe(false);
  const [expiry = '', seal = ''] = session.split('.');
  for (const forged of [
    `${Number(expiry) + 1}.${seal}`,
    `0${expiry}.${seal}`,
    `${expiry}.`,
    seal,
    '',
    `${expiry}.${keyOf(secret, expiry)}`,
  ])
    expect(isSession(secret, forged, now), forged).toBe(false);
  expect(isSession(Buffer.alloc(32, 8), session, now)).toBe(false);
});

test('whatever a cookie holds, it is a session or none', () => {
  const session = newSession(secret, Date.now());
  const isKnown = (cookie: string): boolean => sessionsIn(cookie).some((one) => isSession(secret, one, Date.now()));
  expect(isKnown(`a=b; ${sessionCookie(session)}`)).toBe(true);
  fc.assert(fc.property(fc.string(), (text) => !isKnown(`paise2=${text}`)));
  fc.assert(
    fc.property(fc.nat(session.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      const forged = session.slice(0, at) + character + session.slice(at + 1);
      return forged === session || !isSession(secret, forged, Date.now());
    }),
  );
});

test('a link lets in once, within ten minutes', () => {
  const links = createLinks();
  const code = links.make(0);
  expect(links.take('made-up', 1)).toBe(false);
  expect(links.take(code, 1)).toBe(true);
  expect(links.take(code, 2)).toBe(false);
  const late = links.make(0);
  expect(links.take(late, 10 * 60_000 + 1)).toBe(false);
  const old = links.make(0);
  const others = Array.from({ length: 40 }, () => links.make(1));
  expect(links.take(old, 2)).toBe(false);
  expect(links.take(others.at(-1) ?? '', 2)).toBe(true);
});

test('attempts are counted by the minute', () => {
  const attempts = createAttempts();
  expect(Array.from({ length: 21 }, () => attempts.fail(0)).filter(Boolean)).toHaveLength(1);
  expect(attempts.fail(59_000)).toBe(true);
  expect(attempts.fail(60_000)).toBe(false);
});
