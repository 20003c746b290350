import { expect, test } from 'vitest';
import type { Hop } from './hop.ts';
import { redirected } from './redirect.ts';

const posted: Hop = {
  url: new URL('https://example.org/a/b?c#d'),
  method: 'POST',
  headers: { authorization: 'secret', cookie: 'c=1', 'content-type': 'text/plain', accept: '*/*' },
  body: Buffer.from('words'),
};
const got: Hop = { url: posted.url, method: 'GET', headers: posted.headers };

test.each([301, 302, 303])('after %i what was posted is asked for', (status) => {
  const next = redirected(posted, status, '/x');
  expect(next).toMatchObject({ method: 'GET', headers: { authorization: 'secret', cookie: 'c=1', accept: '*/*' }, from: 'example.org' });
  expect(next).not.toHaveProperty('body');
  expect(next?.headers).not.toHaveProperty('content-type');
});

test.each([307, 308])('after %i it is posted again', (status) => {
  expect(redirected(posted, status, '/x')).toMatchObject({ method: 'POST', headers: posted.headers, body: posted.body });
});

test.each([301, 302, 303, 307, 308])('after %i other methods stay', (status) => {
  expect(redirected(got, status, '/x')).toMatchObject({ method: 'GET', headers: posted.headers });
  expect(redirected({ ...got, method: 'HEAD' }, status, '/x')).toMatchObject({ method: 'HEAD' });
});

test('other answers are the end', () => {
  expect(redirected(got, 200, '/x')).toBeUndefined();
  expect(redirected(got, 201, '/x')).toBeUndefined();
  expect(redirected(got, 300, '/x')).toBeUndefined();
  expect(redirected(got, 304, '/x')).toBeUndefined();
  expect(redirected(got, 302, undefined)).toBeUndefined();
});

test('where it leads is relative, and keeps the fragment', () => {
  expect(redirected(got, 302, 'x')?.url.href).toBe('https://example.org/a/x#d');
  expect(redirected(got, 302, '//other.net/#e')?.url.href).toBe('https://other.net/#e');
});

test.each(['https://other.org/', 'https://example.org:8443/', 'http://example.org/', 'https://www.example.org/'])(
  'credentials do not go along to %s',
  (location) => {
    expect(redirected(got, 302, location)?.headers).toEqual({ 'content-type': 'text/plain', accept: '*/*' });
  },
);

test.each([
  ['file:///etc/passwd', 'is no URL of http: or https:'],
  ['data:text/plain,x', 'is no URL of http: or https:'],
  ['http://', 'is no URL'],
  ['http://user:secret@example.org/', 'contains a user name or a password'],
])('it does not lead to %s', (location, reason) => {
  expect(() => redirected(got, 302, location)).toThrow(
    expect.objectContaining({ code: 'CONTENT_UNREADABLE', message: expect.stringContaining(reason) as string }),
  );
});
