import { expect, test } from 'vitest';
import { formProblem, visitorOf, type Asked, type Rules } from './guard.ts';
import type { Refusal } from './refusals.ts';
import type { Visitor } from './route.ts';

const port = 7247;
const own = `127.0.0.1:${port}`;
const key = 'k'.repeat(43);
const session = 'paise2=session';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const asked = (headers: Headers = {}, rest: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  target: '/notes?q=a',
  headers: Object.fromEntries(Object.entries({ host: own, ...headers }).map(([name, value]) => [name, [value].flat()])),
  ...rest,
});

const forms: readonly (readonly [what: string, Asked, Refusal | undefined])[] = [
  ['the address itself', asked(), undefined],
  ['localhost', asked({ host: `localhost:${port}` }), undefined],
  ['the address of version 6', asked({ host: `[::1]:${port}` }), undefined],
  ['capital letters', asked({ host: `LocalHost:${port}` }), undefined],
  ['no host', asked({ host: [] }), 'WRONG_HOST'],
  ['an empty host', asked({ host: '' }), 'WRONG_HOST'],
  ['a host twice', asked({ host: [own, own] }), 'MALFORMED'],
  ...[
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1:${port}@evil.example`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `0.0.0.0:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `2130706433:${port}`,
    `127.1:${port}`,
    `127.0.0.1:0${port}`,
    `localhost.:${port}`,
    ` 127.0.0.1:${port}`,
  ].map((host) => [`host ${host}`, asked({ host }), 'WRONG_HOST'] as const),
  ['its own origin', asked({ origin: `http://${own}` }), undefined],
  ['the origin of localhost under that name', asked({ host: `localhost:${port}`, origin: `http://localhost:${port}` }), undefined],
  ['the origin of localhost under another name', asked({ origin: `http://localhost:${port}` }), 'OTHER_SITE'],
  ...[
    'null',
    '',
    'https://evil.example',
    `https://${own}`,
    'http://127.0.0.1',
    `http://127.0.0.1:${port + 1}`,
    `http://${own}.evil.example`,
    `http://${own}/`,
    'file://',
    'chrome-extension://abcdefgh',
  ].map((origin) => [`origin ${origin}`, asked({ origin }), 'OTHER_SITE'] as const),
  ['two origins', asked({ origin: [`http://${own}`, 'https://evil.example'] }), 'MALFORMED'],
  ['a request of the page', asked({ 'sec-fetch-site': 'same-origin' }), undefined],
  ['an address that was typed', asked({ 'sec-fetch-site': 'none' }), undefined],
  ...['cross-site', 'same-site', 'SAME-ORIGIN', 'nonsense', ''].map(
    (site) => [`site ${site}`, asked({ 'sec-fetch-site': site }), 'OTHER_SITE'] as const,
  ),
  ...['HEAD', 'POST', 'PUT', 'DELETE'].map((method) => [method, asked({}, { method }), undefined] as const),
  ...['PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', ''].map(
    (method) => [`method ${method}`, asked({}, { method }), 'METHOD_NOT_ALLOWED'] as const,
  ),
  ['an address of another server', asked({}, { target: 'http://evil.example/' }), 'MALFORMED'],
  ['an address with a space', asked({}, { target: '/a b' }), 'MALFORMED'],
  ['an address that begins with two slashes', asked({}, { target: '//evil.example/a' }), undefined],
  ['an endless address', asked({}, { target: `/${'a'.repeat(8192)}` }), 'URL_TOO_LONG'],
];

test.each(forms)('%s', (_, given, refusal) => {
  expect(formProblem(given, port)).toBe(refusal);
});

test('at the usual port browsers leave it out', () => {
  expect(formProblem(asked({ host: 'localhost' }), 80)).toBeUndefined();
  expect(formProblem(asked({ host: 'evil.example' }), 80)).toBe('WRONG_HOST');
});

const post = { method: 'POST' };
const fromPage = { origin: `http://${own}` };
const bearer = (text: string): Headers => ({ authorization: `Bearer ${text}` });

const visitors: readonly (readonly [what: string, access: Rules['access'], Asked, Visitor | Refusal])[] = [
  ['nobody, where one must be known', 'known', asked(), 'NOT_KNOWN'],
  ['a browser that was let in', 'known', asked({ cookie: session }), 'browser'],
  ['a browser with other cookies', 'known', asked({ cookie: `a=1; ${session}; b=2` }), 'browser'],
  ['a cookie of another program before ours', 'known', asked({ cookie: `paise2=other; ${session}` }), 'browser'],
  ['a made-up session', 'known', asked({ cookie: 'paise2=made-up' }), 'NOT_KNOWN'],
  ['a cookie of a similar name', 'known', asked({ cookie: 'xpaise2=session' }), 'NOT_KNOWN'],
  ['the page that changes something', 'known', asked({ cookie: session, ...fromPage }, post), 'browser'],
  ['the page, as browsers without an origin say it', 'known', asked({ cookie: session, 'sec-fetch-site': 'same-origin' }, post), 'browser'],
  ['a cookie alone that changes something', 'known', asked({ cookie: session }, post), 'NOT_KNOWN'],
  ['a cookie and a typed address that change something', 'known', asked({ cookie: session, 'sec-fetch-site': 'none' }, post), 'NOT_KNOWN'],
  ['a program with the key', 'known', asked(bearer(key)), 'program'],
  ['a program that changes something', 'known', asked(bearer(key), post), 'program'],
  ['a wrong key', 'known', asked(bearer('x'.repeat(43))), 'WRONG_KEY'],
  ['half a key', 'known', asked(bearer(key.slice(1))), 'WRONG_KEY'],
  ['no key', 'known', asked(bearer('')), 'WRONG_KEY'],
  ['a password', 'known', asked({ authorization: 'Basic YTpi' }), 'WRONG_KEY'],
  ['a wrong key beside a session', 'known', asked({ cookie: session, ...bearer('x'.repeat(43)) }), 'WRONG_KEY'],
  ['nobody, where anyone may read', 'anyone', asked(), 'unknown'],
  ['nobody, who asks for the head', 'anyone', asked({}, { method: 'HEAD' }), 'unknown'],
  ['nobody, who changes something where anyone may read', 'anyone', asked({}, post), 'NOT_KNOWN'],
  ['a browser where anyone may read', 'anyone', asked({ cookie: session }), 'browser'],
  ['a wrong key where anyone may read', 'anyone', asked(bearer('x'.repeat(43))), 'WRONG_KEY'],
  ['a browser where only programs may come', 'key', asked({ cookie: session }), 'NOT_KNOWN'],
  ['a program where only programs may come', 'key', asked(bearer(key), post), 'program'],
  ['nobody at an open door', 'open', asked({}, post), 'unknown'],
];

test.each(visitors)('%s', (_, access, given, expected) => {
  const verdict = visitorOf(given, { access, isSession: (text) => text === 'session', isKey: (text) => text === key });
  expect('refusal' in verdict ? verdict.refusal : verdict.visitor).toBe(expected);
});
