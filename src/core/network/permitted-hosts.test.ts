import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostEntry, hostPermit, isHostEntry } from './permitted-hosts.ts';

const permit = (url: string, ...permitted: string[]): string | undefined => hostPermit(new URL(url), permitted);

test('a name permits its host at the usual ports', () => {
  expect(permit('http://example.org/a?b', 'example.org')).toBe('name');
  expect(permit('https://example.org:443', 'example.org')).toBe('name');
  expect(permit('http://example.org:8080', 'example.org')).toBeUndefined();
  expect(permit('http://www.example.org', 'example.org')).toBeUndefined();
  expect(permit('http://badexample.org', 'example.org')).toBeUndefined();
  expect(permit('http://example.org.evil.net', 'example.org')).toBeUndefined();
  expect(permit('http://example.org')).toBeUndefined();
});

test('a port permits only itself', () => {
  expect(permit('http://localhost:23119', 'localhost:23119')).toBe('name');
  expect(permit('http://localhost', 'localhost:23119')).toBeUndefined();
  expect(permit('http://localhost:2311', 'localhost:23119')).toBeUndefined();
  expect(permit('http://example.org', 'example.org:80')).toBe('name');
  expect(permit('https://example.org', 'example.org:80')).toBeUndefined();
  expect(permit('https://example.org', 'example.org:443')).toBe('name');
});

test('a star and a dot permit all below', () => {
  expect(permit('http://www.example.org', '*.example.org')).toBe('pattern');
  expect(permit('http://a.b.example.org', '*.example.org')).toBe('pattern');
  expect(permit('http://example.org', '*.example.org')).toBeUndefined();
  expect(permit('http://wwwexample.org', '*.example.org')).toBeUndefined();
  expect(permit('http://www.example.org:81', '*.example.org')).toBeUndefined();
  expect(permit('http://www.example.org:81', '*.example.org:81')).toBe('pattern');
});

test('a star permits every host, and gives way to a name', () => {
  expect(permit('http://example.org:8080', '*')).toBe('pattern');
  expect(permit('http://127.0.0.1', '*', '127.0.0.1')).toBe('name');
  expect(permit('http://example.org', '*:8080')).toBeUndefined();
  expect(permit('http://example.org:8080', '*:8080')).toBe('pattern');
});

test.each([
  ['case', 'http://EXAMPLE.org', 'Example.ORG'],
  ['a dot at the end', 'http://example.org.', 'example.org'],
  ['a dot at the end of the entry', 'http://example.org', 'example.org.'],
  ['punycode', 'http://xn--bcher-kva.example', 'bücher.example'],
  ['punycode in the entry', 'http://BÜCHER.example', 'xn--bcher-kva.example'],
  ['ways to write IPv4', 'http://0x7f.1', '127.0.0.1'],
  ['IPv4 as a number', 'http://2130706433', '127.0.0.1'],
  ['IPv6', 'http://[0:0::1]', '[::1]'],
  ['IPv6 without brackets', 'http://[::1]', '0::1'],
  ['IPv6 with a port', 'http://[::1]:8080', '[::1]:8080'],
])('%s makes no difference', (_, url, entry) => {
  expect(permit(url, entry)).toBe('name');
});

test.each([
  '',
  ' example.org',
  'http://example.org',
  'example.org/',
  'user@example.org',
  'example.org:',
  'example.org:x',
  'exam*ple.org',
  '*example.org',
])('the entry %j permits nothing', (entry) => {
  expect(permit('http://example.org', entry)).toBeUndefined();
  expect(permit('http://www.example.org', entry)).toBeUndefined();
});

test('there is nothing below an address', () => {
  expect(permit('http://127.0.0.1', '*.1')).toBeUndefined();
  expect(permit('http://127.0.0.1', '*.0.0.1')).toBeUndefined();
});

test('the user of a URL is not its host', () => {
  expect(permit('http://example.org@evil.net', 'example.org')).toBeUndefined();
  expect(permit('http://example.org:80@evil.net', 'example.org:80')).toBeUndefined();
});

const address = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((ip) => `[${ip}]`),
);
const url = fc.tuple(fc.constantFrom('http', 'https'), address, fc.integer({ min: 1, max: 65535 }));

test('what a host is called permits it, and only it', () => {
  fc.assert(
    fc.property(url, url, ([scheme, host, port], [otherScheme, otherHost, otherPort]) => {
      const [one, other] = [new URL(`${scheme}://${host}:${port}`), new URL(`${otherScheme}://${otherHost}:${otherPort}`)];
      fc.pre(hostEntry(one) !== hostEntry(other));
      expect(hostPermit(one, [hostEntry(one)])).toBe('name');
      expect(hostPermit(other, [hostEntry(one)])).toBeUndefined();
    }),
  );
});

test('below a domain is what has it after a dot', () => {
  fc.assert(
    fc.property(fc.domain(), fc.domain(), (domain, other) => {
      expect(permit(`http://www.${domain}`, `*.${domain}`)).toBe('pattern');
      expect(permit(`http://www${domain}`, `*.${domain}`)).toBeUndefined();
      expect(permit(`http://${domain}`, `*.${domain}`)).toBeUndefined();
      expect(permit(`http://${domain}.${other}`, `*.${domain}`)).toBeUndefined();
    }),
  );
});

test('no entry without a 1 permits an address that ends with it by name', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('*.:[]/@%?#\\ 027xaF')) }), (entry) => {
      expect(permit('http://127.0.0.1', entry)).not.toBe('name');
      expect(permit('http://[::1]', entry)).not.toBe('name');
    }),
  );
});

test('an entry that permits nothing is none', () => {
  const entries = [
    'example.org',
    'Example.ORG.',
    'localhost:23119',
    '*.example.org',
    '*.example.org:8443',
    '*',
    '*:80',
    '[::1]',
    '[::1]:80',
    '::1',
    '10.0.0.1',
  ];
  for (const entry of entries) expect(isHostEntry(entry), entry).toBe(true);
  const others = [
    '',
    ' ',
    '*.',
    '*.*',
    'a*b',
    'https://example.org',
    'example.org/',
    'me@example.org',
    'example.org:',
    'example.org:99999',
    '*:99999',
    '*.1',
    '*.10.0.0.1',
    'a b',
    '[::1',
    '%',
  ];
  for (const entry of others) expect(isHostEntry(entry), entry).toBe(false);
});

test('what permits a host is an entry', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.domain(), fc.ipV4(), fc.ipV6()), (entry) => {
      const named = URL.parse(`http://${isIPv6(entry) ? `[${entry}]` : entry.replace(/^\*\./, 'x.')}`);
      const isPermitted = named !== null && hostPermit(named, [entry]) !== undefined;
      expect(isPermitted && !isHostEntry(entry)).toBe(false);
    }),
  );
});
